#!/bin/sh
# Usage: setup.sh VENV LOCK. Makes VENV, takes uv from PyPI where it is absent, installs LOCK and the project.
set -eu
venv=$1 lock=$2
python=${PYTHON:-python3}

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || {
  echo "bashu needs Python 3.11 or newer; '$python' is not. Next: make PYTHON=/path/to/python3.11 ..." >&2
  exit 1
}
[ -x "$venv/bin/python" ] || "$python" -m venv "$venv"
if command -v uv >/dev/null 2>&1; then
  uv=$(command -v uv)
else
  [ -x "$venv/bin/uv" ] || "$venv/bin/python" -m pip install --quiet --disable-pip-version-check uv
  uv="$venv/bin/uv"
fi
# install, not sync: the demo's lock must not take away what the tests brought, nor uv itself
"$uv" pip install --quiet --python "$venv/bin/python" --require-hashes -r "$lock"
"$uv" pip install --quiet --python "$venv/bin/python" --no-deps --editable .

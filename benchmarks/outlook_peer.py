"""Run one statsforecast model over a panel; called by outlook.py in statsforecast's own environment."""

import json
import sys
import time

import numpy as np
from statsforecast.models import AutoARIMA, AutoETS, AutoTheta

MODELS = {
    "AutoARIMA": lambda: AutoARIMA(),
    "damped ETS": lambda: AutoETS(model="AAN", damped=True),
    "Theta": lambda: AutoTheta(),
}
#: half the width of an 80 % interval in standard deviations of a normal
Z80 = 1.2815515594600038


def main() -> None:
    """Read the task from standard input, answer on standard output."""
    task = json.load(sys.stdin)
    levels = np.array(task["levels"], dtype=float)
    started = time.process_time()
    forecasts = []
    for origin in range(task["first"], levels.shape[1] - 1):
        mean, spread = [], []
        for series in levels[:, : origin + 1]:
            answer = MODELS[task["model"]]().forecast(series, h=task["horizon"], level=[80])
            mean.append(np.asarray(answer["mean"]).tolist())
            spread.append(((np.asarray(answer["hi-80"]) - np.asarray(answer["lo-80"])) / (2 * Z80)).tolist())
        forecasts.append((origin, mean, spread))
    json.dump({"forecasts": forecasts, "cpu_s": time.process_time() - started}, sys.stdout)


if __name__ == "__main__":
    main()

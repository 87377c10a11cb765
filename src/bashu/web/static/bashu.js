/* Comfort only: the pages are complete without it. Values at the points of charts, and a button that copies the citation. */
"use strict";
for (const chart of document.querySelectorAll(".chart")) {
  let tip = null;
  const hide = () => { if (tip) { tip.remove(); tip = null; } };
  const show = (event) => {
    hide();
    const point = event.target.closest('[role="graphics-symbol"][aria-label]') || event.target.querySelector?.('[role="graphics-symbol"][aria-label]');
    if (!point || !chart.contains(point)) return;
    const at = point.getBoundingClientRect(), frame = chart.getBoundingClientRect();
    tip = document.createElement("div");
    tip.className = "tip";
    tip.textContent = point.getAttribute("aria-label");
    chart.append(tip);
    const half = tip.offsetWidth / 2, middle = at.left + at.width / 2 - frame.left;
    tip.style.left = Math.max(half, Math.min(frame.width - half, middle)) + "px";
    tip.style.top = (at.top - frame.top) + "px";
  };
  chart.addEventListener("mouseover", show);
  chart.addEventListener("focusin", show);
  chart.addEventListener("mouseleave", hide);
  chart.addEventListener("focusout", hide);
}
for (const text of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) continue;
  const plain = text.innerText.replace(/\s+/g, " ").trim();
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = text.dataset.copy;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(plain);
    button.textContent = text.dataset.copied;
  });
  text.append(button);
}

// Where a press on a control would go, once the control is scrolled to; null when it has gone.
((number, lands) => {
  const { usable, hit, within, shown, stand_in } = globalThis.journeycheck ?? {};
  const one = usable?.[number];
  if (!one?.isConnected) return null;
  const body = shown(one) ? one : stand_in(one) ?? one;
  if (lands) for (const each of [one, one.form]) if (each?.target) each.target = "_self";
  const look = (block, away = 0) => {
    body.scrollIntoView({ block, inline: "center", behavior: "instant" });
    if (away) scrollBy({ top: innerHeight * away, behavior: "instant" });
    // A link over two lines is pressed on the longer one: its middle may lie beside both.
    const size = (line) => line.width * line.height;
    const lines = [...body.getClientRects()].sort((a, b) => size(b) - size(a));
    const box = lines[0] ?? body.getBoundingClientRect(), at = hit(one, box);
    return { x: box.left + box.width / 2, y: box.top + box.height / 2,
             met: at !== null && within(at, one), over: at?.innerText?.slice(0, 200) ?? "" };
  };
  // What covers the middle of the window may leave its head or its foot clear.
  for (const [block, away] of [["center"], ["start", -0.2], ["start"], ["end", 0.2]]) {
    const spot = look(block, away);
    if (spot.met) return spot;
  }
  return look("center");
})

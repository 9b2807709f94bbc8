// Consent banners, looked for beside the page's own scripts: by the rules of platforms first, then
// any box that stays in place and speaks of cookies around one of the controls given.
((platforms, numbers, cookies, whole) => {
  const { roots, usable, shown, up } = globalThis.journeycheck ?? {};
  if (!usable) return null;
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const parent = (one) => one.parentElement ?? one.getRootNode().host ?? null;
  const words = (one) => [one.innerText ?? "", ...[...(one.shadowRoot?.children ?? [])].map((part) => part.innerText ?? "")]
    .join("\n").slice(0, 6000);
  const holds = (box, one) => up(one, (each) => each === box, 60) !== null;
  const inside = (box) => usable.map((one, number) => [one, number])
    .filter(([one]) => shown(one) && holds(box, one)).map(([, number]) => number);
  const among = (own, rules) => own.filter((number) => rules.some((rule) => usable[number].matches(rule)));
  const extent = (own, box) => {
    const boxes = [box, ...own.map((number) => usable[number])].map((one) => one.getBoundingClientRect())
      .filter((one) => one.width > 0 && one.height > 0);
    const left = Math.min(...boxes.map((one) => one.left)), top = Math.min(...boxes.map((one) => one.top));
    return [left, top, Math.max(...boxes.map((one) => one.right)) - left,
      Math.max(...boxes.map((one) => one.bottom)) - top].map(Math.round);
  };
  const told = (box, platform) => {
    const own = inside(box), rules = platforms[platform] ?? { refuse: [], settings: [] };
    globalThis.journeycheck.banner = box;
    return { platform, words: words(box), box: extent(own, box), inside: own,
      refuse: among(own, rules.refuse), settings: among(own, rules.settings) };
  };
  for (const [platform, rules] of platforms.entries())
    for (const rule of rules.banner)
      for (const root of roots)
        for (const box of root.querySelectorAll(rule))
          if (inside(box).length) return told(box, platform);
  const floats = (one) => /fixed|sticky/.test(getComputedStyle(one).position) || one.ariaModal === "true" ||
    one.matches("dialog[open], [popover], [role=dialog], [role=alertdialog]");
  const speaks = (one) => { const text = fold(words(one)); return cookies.some((word) => text.includes(word)); };
  for (const number of numbers) {
    const one = usable[number];
    for (let box = one && parent(one); box && box !== document.body && box !== document.documentElement; box = parent(box))
      if (floats(box) && speaks(box)) return told(box, -1);
    if (one && whole && document.body && speaks(document.body)) return told(document.body, -1);
  }
  return null;
})

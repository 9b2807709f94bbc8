// Which services' scripts the page holds, and where their launchers lie in the window.
((services) => {
  const { roots, shown } = globalThis.journeycheck ?? {};
  if (!roots) return null;
  const sources = [...document.querySelectorAll("script[src], link[href], iframe[src]")]
    .map((one) => one.src || one.href || "").concat([...document.querySelectorAll("script:not([src])")]
      .map((one) => one.textContent.slice(0, 20000)));
  return services.map(({ hosts, launcher }) => {
    const boxes = [];
    for (const root of roots)
      for (const rule of launcher)
        for (const one of root.querySelectorAll(rule)) {
          const box = one.getBoundingClientRect();
          if (shown(one) && box.width > 0 && box.height > 0)
            boxes.push([box.left, box.top, box.width, box.height].map(Math.round));
        }
    return { there: hosts.some((host) => sources.some((source) => source.includes(host))), boxes };
  });
})

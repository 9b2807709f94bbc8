(() => {
  const d = document, root = d.documentElement, all = s => [...d.querySelectorAll(s)];
  root.classList.add('js');
  // Theme: auto, light, dark; nothing is stored.
  const modes = ['auto', 'light', 'dark'], theme = d.getElementById('theme');
  theme.addEventListener('click', () => {
    const next = modes[(modes.indexOf(root.dataset.theme || 'auto') + 1) % 3];
    if (next === 'auto') delete root.dataset.theme; else root.dataset.theme = next;
    theme.textContent = theme.dataset[next];
  });
  // Paper: unfold everything, also where the stylesheet cannot.
  let shut = [];
  d.getElementById('print').addEventListener('click', () => print());
  addEventListener('beforeprint', () => { shut = all('details:not([open])'); shut.forEach(x => { x.open = true; }); });
  addEventListener('afterprint', () => { shut.forEach(x => { x.open = false; }); });
  // Copy the verdict, without the numbers of its proofs.
  const copy = d.getElementById('copy'), say = d.getElementById('say');
  copy.addEventListener('click', () => {
    const verdict = d.getElementById('verdict').cloneNode(true);
    verdict.querySelectorAll('sup').forEach(x => x.remove());
    const done = ok => { say.textContent = copy.textContent = ok ? copy.dataset.done : copy.dataset.fail; };
    if (!navigator.clipboard) { done(false); return; }
    navigator.clipboard.writeText(verdict.textContent.replace(/\s+/g, ' ').trim()).then(() => done(true), () => done(false));
  });
  // Show the fixes that one team has to do.
  const buttons = all('.filters button[data-k]'), count = d.getElementById('fsay');
  buttons.forEach(button => button.addEventListener('click', () => {
    buttons.forEach(x => x.setAttribute('aria-pressed', String(x === button)));
    const team = button.dataset.k;
    let shown = 0;
    all('.fix').forEach(fix => {
      fix.hidden = team !== 'all' && !fix.dataset.own.split(' ').includes(team);
      shown += !fix.hidden;
    });
    all('.sg').forEach(group => { group.hidden = !group.querySelector('.fix:not([hidden])'); });
    count.textContent = count.dataset.t.replace('{n}', shown);
  }));
  // A link to a fix that is filtered out shows it again.
  addEventListener('hashchange', () => {
    const fix = d.getElementById(location.hash.slice(1));
    if (fix && fix.closest('[hidden]')) { buttons[0].click(); fix.scrollIntoView(); }
  });
  // Cost: the written figures become fields; without this script they stay a sentence.
  const cost = d.getElementById('cost'), figures = {}, lang = root.lang;
  const plain = (n, decimals = 1) => new Intl.NumberFormat(lang, { maximumFractionDigits: decimals }).format(n);
  const money = n => cost.dataset.before + plain(n, n < 100 ? 2 : 0) + cost.dataset.after;
  const read = text => {
    const bare = text.replace(/[\s\u00a0\u202f']/g, '');
    const dots = lang === 'en' && /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(bare) ? bare.replace(/,/g, '') : bare.replace(',', '.');
    return /^\d+(\.\d+)?$|^\.\d+$/.test(dots) && +dots <= 1e9 ? +dots : NaN;
  };
  const reckon = () => {
    const f = figures, one = f.basket * f.purchases * f.years;
    const more = f.told * f.circle * f.target / 100 * f.leave / 100, total = one * (1 + more);
    const wrong = Object.values(f).some(Number.isNaN);
    const sums = { one: money(one), more: plain(more), all: money(total), year: money(total * 12 * f.per_month) };
    all('[data-o]').forEach(x => { x.textContent = wrong ? '–' : sums[x.dataset.o]; });
    d.getElementById('csay').textContent = wrong ? cost.dataset.bad : '';
  };
  all('.v').forEach(span => {
    const field = d.createElement('input'), key = span.dataset.k;
    const most = ['target', 'leave'].includes(key) ? 100 : 1e9;
    const fit = () => field.style.setProperty('--w', Math.max(2, field.value.length) + 1.4 + 'ch');
    field.inputMode = 'decimal';
    field.autocomplete = 'off';
    field.value = span.textContent;
    field.setAttribute('aria-label', span.dataset.l);
    figures[key] = +span.dataset.v;
    field.addEventListener('input', () => {
      const value = read(field.value);
      figures[key] = value <= most ? value : NaN;
      field.setAttribute('aria-invalid', String(Number.isNaN(figures[key])));
      fit();
      reckon();
    });
    fit();
    span.replaceChildren(field);
  });
  const unfold = d.getElementById('unfold');
  if (unfold) unfold.addEventListener('click', () => {
    const open = unfold.getAttribute('aria-pressed') !== 'true';
    unfold.setAttribute('aria-pressed', String(open));
    all('.dev').forEach(x => { x.open = open; });
  });
})();

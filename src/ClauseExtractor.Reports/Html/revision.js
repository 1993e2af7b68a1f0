(() => {
  const body = document.body, root = document.documentElement;
  const store = (() => { try { return window.localStorage; } catch { return null; } })();
  const read = key => { try { return store && store.getItem(key); } catch { return null; } };
  const keep = (key, value) => { try { store && store.setItem(key, value); } catch { /* a page opened from a file may have no storage */ } };

  for (const box of document.querySelectorAll('input[data-rank]')) {
    const show = () => body.classList.toggle('hide-' + box.dataset.rank, !box.checked);
    box.addEventListener('change', show);
    show();
  }

  const theme = read('clause-theme');
  if (theme) root.dataset.theme = theme;
  document.getElementById('theme').addEventListener('click', () => {
    const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
    root.dataset.theme = dark ? 'light' : 'dark';
    keep('clause-theme', root.dataset.theme);
  });

  const layout = inline => { body.classList.toggle('inline', inline); keep('clause-layout', inline ? 'inline' : 'side'); };
  if (read('clause-layout') === 'inline') layout(true);
  document.getElementById('layout').addEventListener('click', () => layout(!body.classList.contains('inline')));

  const changes = () => [...document.querySelectorAll('article:not(.same)')].filter(a => a.offsetParent !== null);
  let current = null;
  const go = step => {
    const all = changes();
    if (!all.length) return;
    let at = all.indexOf(current);
    if (at < 0) at = step > 0 ? all.findIndex(a => a.getBoundingClientRect().top > 60) - 1 : all.length;
    const next = all[Math.min(all.length - 1, Math.max(0, at + step))];
    if (current) current.classList.remove('current');
    current = next;
    current.classList.add('current');
    current.scrollIntoView({ block: 'start' });
  };
  document.getElementById('next').addEventListener('click', () => go(1));
  document.getElementById('previous').addEventListener('click', () => go(-1));
  document.addEventListener('keydown', e => {
    if (e.ctrlKey || e.metaKey || e.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(e.target.tagName)) return;
    if (e.key === 'j' || e.key === 'n') go(1);
    else if (e.key === 'k' || e.key === 'p') go(-1);
    else if (e.key === 'v') layout(!body.classList.contains('inline'));
    else return;
    e.preventDefault();
  });

  /* A link to a hidden clause shows it. */
  const reveal = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target || target.offsetParent !== null) return;
    for (const box of document.querySelectorAll('input[data-rank]'))
      if (target.classList.contains(box.dataset.rank)) { box.checked = true; box.dispatchEvent(new Event('change')); }
    target.scrollIntoView();
  };
  addEventListener('hashchange', reveal);
  reveal();
})();

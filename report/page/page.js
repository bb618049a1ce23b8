'use strict';
// Everything is there without this script: it adds filters, sorting, copying, and opens folds for print and for links.
(() => {
  const all = (query, within = document) => [...within.querySelectorAll(query)];
  const said = document.getElementById('said');

  // A link into a fold opens it.
  const unfold = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    const inside = target.matches('details') ? target : target.querySelector(':scope > details');
    for (let at = inside || target; at; at = at.parentElement) if (at.matches('details')) at.open = true;
    target.scrollIntoView();
  };
  addEventListener('hashchange', unfold);
  unfold();

  let closed = [];
  addEventListener('beforeprint', () => {
    closed = all('details:not([open])');
    for (const fold of closed) fold.open = true;
  });
  addEventListener('afterprint', () => {
    for (const fold of closed) fold.open = false;
  });

  for (const button of all('.copy')) {
    button.hidden = false;
    button.addEventListener('click', async () => {
      const text = button.parentElement.querySelector('code').textContent;
      try {
        await navigator.clipboard.writeText(text);
        said.textContent = 'Copied: ' + text;
        button.firstChild.data = 'Copied';
      } catch {
        getSelection().selectAllChildren(button.parentElement.querySelector('code'));
        said.textContent = 'The command is selected: copy it with the keyboard.';
      }
    });
  }

  // A form filters the children of the element that it names, by their data of the same names as its fields.
  for (const form of all('form[data-filter]')) {
    const items = [...document.getElementById(form.dataset.filter).children];
    const count = document.querySelector(`[data-count="${form.dataset.filter}"]`);
    const every = count.textContent;
    const texts = new Map();
    const textOf = (item) => {
      if (!texts.has(item)) texts.set(item, item.textContent.toLowerCase());
      return texts.get(item);
    };
    const fits = (item, [name, want]) => name === 'text'
      ? textOf(item).includes(want.trim().toLowerCase())
      : (item.dataset[name] || '').split('\n').includes(want);
    const apply = () => {
      const wants = [...new FormData(form)].filter(([, want]) => want !== '');
      let n = 0;
      for (const item of items) {
        item.hidden = !wants.every((want) => fits(item, want));
        if (!item.hidden) n++;
      }
      count.textContent = wants.length ? `${n} of ${items.length} shown` : every;
    };
    form.hidden = false;
    form.addEventListener('input', apply);
    form.addEventListener('submit', (event) => event.preventDefault());
    form.addEventListener('reset', () => setTimeout(apply));
    apply(); // the browser may have kept what was chosen before
  }

  for (const table of all('table.merchants')) {
    const body = table.tBodies[0];
    const heads = all('thead th', table);
    const collator = new Intl.Collator('en', {numeric: true});
    heads.forEach((head, column) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener('click', () => {
        const up = head.getAttribute('aria-sort') !== 'ascending';
        for (const other of heads) other.removeAttribute('aria-sort');
        head.setAttribute('aria-sort', up ? 'ascending' : 'descending');
        const key = (row) => {
          const cell = row.cells[column];
          return 'v' in cell.dataset ? Number(cell.dataset.v) : cell.textContent.trim();
        };
        const order = (a, b) => typeof a === 'number' ? a - b : collator.compare(a, b);
        const keyed = [...body.rows].map((row) => [key(row), row]);
        keyed.sort((a, b) => up ? order(a[0], b[0]) : order(b[0], a[0]));
        body.append(...keyed.map(([, row]) => row));
        said.textContent = `Sorted by ${button.textContent}, ${up ? 'ascending' : 'descending'}`;
      });
    });
    // On a phone rows are shown as cards, which takes the roles of a table away.
    table.setAttribute('role', 'table');
    for (const part of all('thead, tbody', table)) part.setAttribute('role', 'rowgroup');
    for (const row of table.rows) row.setAttribute('role', 'row');
    for (const cell of all('td', table)) cell.setAttribute('role', 'cell');
    for (const head of all('th', table)) head.setAttribute('role', head.scope === 'row' ? 'rowheader' : 'columnheader');
  }
})();

// The host's own dialog. It asks the host for folders, and sends back the paths that the person chose.
const ask = globalThis.attestDialog;
const part = (id) => document.getElementById(id);
const question = await ask('question');
const problems = { missing: 'There is no such folder.', 'no-permission': 'You have no permission to look into this folder.' };
const named = question.choose === 'place' || question.choose === 'new-folder';

let listing = { path: question.from, parent: question.from, entries: [], problem: null };
let at = 0;
const picked = new Set();

function draw() {
  part('path').value = listing.path;
  part('problem').textContent = listing.problem ? problems[listing.problem] : '';
  part('list').replaceChildren(
    ...listing.entries.map((entry, i) => {
      const item = document.createElement('div');
      item.role = 'option';
      item.id = `entry-${i}`;
      item.textContent = entry.folder ? `${entry.name}/` : entry.name;
      item.ariaSelected = String(picked.has(entry.path));
      if (i === at) item.dataset.at = '';
      item.addEventListener('click', () => press(i));
      item.addEventListener('dblclick', () => enter(i));
      return item;
    }),
  );
  part('list').setAttribute('aria-activedescendant', `entry-${at}`);
  part(`entry-${at}`)?.scrollIntoView({ block: 'nearest' });
}

async function go(path) {
  listing = await ask('list', path);
  at = 0;
  picked.clear();
  draw();
}

function press(i) {
  at = i;
  const entry = listing.entries[i];
  if (!entry) return;
  const fits = question.choose === 'folder' ? entry.folder : !entry.folder && !named;
  if (question.choose === 'place' && !entry.folder) part('name').value = entry.name;
  if (fits) {
    const had = picked.has(entry.path);
    if (question.choose !== 'files') picked.clear();
    if (had) picked.delete(entry.path);
    else picked.add(entry.path);
  }
  draw();
}

async function enter(i) {
  const entry = listing.entries[i];
  if (!entry) return;
  if (entry.folder) return go(entry.path);
  press(i);
  if (!picked.has(entry.path) && !named) press(i);
  await choose();
}

const send = (paths, replace = false) => ask('answer', { paths, replace });

function refuse(words) {
  part('problem').textContent = words;
}

async function choose() {
  const typed = part('path').value.trim();
  if (typed !== listing.path) {
    // A file typed in the field of the folder is taken as it is.
    if ((question.choose === 'file' || question.choose === 'files') && (await ask('what', typed)) === 'file') return send([typed]);
    return go(typed);
  }
  if (named) {
    const name = part('name').value.trim();
    if (!name || /[/\\]/.test(name)) return refuse('Give a name without slashes.');
    const path = `${listing.path.replace(/[/\\]$/, '')}/${name}`;
    const there = await ask('what', path);
    if (question.choose === 'new-folder') return there === 'file' ? refuse('A file of that name is there already.') : send([path]);
    if (there === 'folder') return refuse('A folder of that name is there already.');
    if (there === 'file' && !part('replace').checked) {
      part('replace-row').hidden = false;
      return refuse('A file of that name is there already.');
    }
    return send([path], there === 'file');
  }
  if (picked.size > 0) return send([...picked]);
  if (question.choose === 'folder') return send([listing.path]);
  refuse('Choose a file first.');
}

part('title').textContent = question.title;
part('name-row').hidden = !named;
part('name').value = question.suggestedName;
part('replace-row').hidden = true;
part('name').addEventListener('input', () => {
  part('replace-row').hidden = true;
  part('replace').checked = false;
});
part('up').addEventListener('click', () => go(listing.parent));
part('cancel').addEventListener('click', () => send([]));
part('dialog').addEventListener('submit', (event) => {
  event.preventDefault();
  choose();
});
part('list').addEventListener('keydown', (event) => {
  const last = listing.entries.length - 1;
  const moves = { ArrowDown: Math.min(at + 1, last), ArrowUp: Math.max(at - 1, 0), Home: 0, End: last };
  if (event.key in moves) at = moves[event.key];
  else if (event.key === ' ') press(at);
  else if (event.key === 'Enter') enter(at);
  else if (event.key === 'Backspace') go(listing.parent);
  else return;
  event.preventDefault();
  draw();
});
addEventListener('keydown', (event) => {
  if (event.key === 'Escape') send([]);
  if (event.key === 'ArrowUp' && event.altKey) go(listing.parent);
});
await go(question.from);
part(named ? 'name' : 'list').focus();

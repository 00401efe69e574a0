// Finds the happy path, the flows that lead back, and the detours that only return to an earlier node.

/** `flows` are { id, from, to } between node ids (a boundary event's flow starts at its host). */
export function orderOf(ids, flows) {
  const out = new Map(ids.map(id => [id, []]));
  flows.forEach(f => out.get(f.from).push(f));
  const targets = new Set(flows.map(f => f.to));
  const starts = ids.filter(id => !targets.has(id));

  const back = new Set(), state = new Map();
  const visit = id => {
    state.set(id, 'open');
    for (const f of out.get(id)) {
      if (state.get(f.to) === 'open') back.add(f.id);
      else if (!state.has(f.to)) visit(f.to);
    }
    state.set(id, 'done');
  };
  [...starts, ...ids].forEach(id => state.has(id) || visit(id));

  const finishing = new Map();
  const finishes = id => {
    if (!finishing.has(id)) {
      const all = out.get(id);
      finishing.set(id, all.length === 0 || all.some(f => !back.has(f.id) && finishes(f.to)));
    }
    return finishing.get(id);
  };
  let returning = new Set(ids.filter(id => !finishes(id)));
  if (starts.some(id => returning.has(id))) returning = new Set();

  // A detour is turned round (drawn from right to left) unless that would make a circle of the drawing.
  for (const group of groupsOf([...returning], flows)) {
    const entries = flows.filter(f => group.has(f.to) && !group.has(f.from));
    const exits = flows.filter(f => group.has(f.from) && !group.has(f.to));
    const kept = flows.filter(f => !back.has(f.id) && !group.has(f.from) && !group.has(f.to));
    const fits = flows.every(f => !(group.has(f.from) && group.has(f.to) && back.has(f.id)))
      && exits.every(x => entries.every(e => x.to !== e.from && reaches(x.to, e.from, kept)));
    if (!fits) group.forEach(id => returning.delete(id));
  }

  // A way back to a task that begins at an event on that task's border runs beneath it.
  const beneath = new Set(flows.filter(f => back.has(f.id)
    && !reaches(f.to, f.from, flows.filter(o => !back.has(o.id) && !(o.boundary && o.from === f.to)))).map(f => f.id));

  const happy = [], happyFlows = new Set();
  let at = starts[0];
  while (at && !happy.includes(at)) {
    happy.push(at);
    const next = out.get(at).find(f => !f.boundary && !back.has(f.id) && !returning.has(f.to));
    if (next) happyFlows.add(next.id);
    at = next?.to;
  }
  // Written: as in the file. Nested: what leaves the happy path later comes first, hence nearer to it.
  const side = ids.filter(id => !happy.includes(id));
  const off = new Map();
  happy.forEach((id, i) => {
    const queue = [id];
    while (queue.length) {
      for (const f of out.get(queue.pop())) {
        if (back.has(f.id) || happy.includes(f.to) || off.get(f.to) === i) continue;
        off.set(f.to, i);
        queue.push(f.to);
      }
    }
  });
  const rank = id => returning.has(id) ? Infinity : off.get(id) ?? -1;
  const nested = [...side].sort((a, b) => rank(b) - rank(a) || 0);
  const aside = new Set(flows.filter(f => back.has(f.id) && !happy.includes(f.from)).map(f => f.id));
  return { back, beneath, aside, returning, happy, happyFlows, written: [...happy, ...side], nested: [...happy, ...nested] };
}

export function groupsOf(ids, flows) {
  const left = new Set(ids), groups = [];
  for (const id of ids) {
    if (!left.has(id)) continue;
    const group = new Set(), queue = [id];
    while (queue.length) {
      const at = queue.pop();
      if (!left.delete(at)) continue;
      group.add(at);
      flows.forEach(f => { if (f.from === at) queue.push(f.to); if (f.to === at) queue.push(f.from); });
    }
    groups.push(group);
  }
  return groups;
}

function reaches(from, to, flows) {
  const seen = new Set(), queue = [from];
  while (queue.length) {
    const at = queue.pop();
    if (at === to) return true;
    if (seen.has(at)) continue;
    seen.add(at);
    flows.forEach(f => f.from === at && queue.push(f.to));
  }
  return false;
}

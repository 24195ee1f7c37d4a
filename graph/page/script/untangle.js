// Untangle: a hundred steps of springs over what is drawn, on demand and for small maps only. Nothing moves by itself.

const ROUNDS = 100;
const REST = 130; // pixels that two linked concepts would like between them

function untangle() {
  const list = byDegree;
  if (list.length < 2 || list.length > UNTANGLE_MOST) return;
  const at = new Map(list.map((node, i) => [node.i, i]));
  const places = list.map((node) => ({ ...pick(placeOf(node)) }));
  const links = shownLinks.filter((edge) => edge.from !== edge.to).map((edge) => [at.get(edge.from), at.get(edge.to)]);
  for (let round = 0; round < ROUNDS; round++) relax(places, links, 40 * (1 - round / ROUNDS) + 1);
  list.forEach((node, i) => net.moveNode(node.i, places[i].x, places[i].y));
  showAll(false);
  announce("Concepts that are linked now stand closer together");
}
const pick = ({ x, y }) => ({ x, y });

// Linked ones pull, all push (Fruchterman and Reingold 1991); none moves further than `most` in one round.
function relax(places, links, most) {
  const pull = places.map(() => ({ x: 0, y: 0 }));
  for (let i = 0; i < places.length; i++) for (let j = i + 1; j < places.length; j++) push(pull, places, i, j, (far) => -(REST ** 2) / far);
  for (const [i, j] of links) push(pull, places, i, j, (far) => far ** 2 / REST);
  places.forEach((place, i) => {
    const far = Math.hypot(pull[i].x, pull[i].y) || 1;
    place.x += (pull[i].x / far) * Math.min(far, most);
    place.y += (pull[i].y / far) * Math.min(far, most);
  });
}

function push(pull, places, i, j, force) {
  const [dx, dy] = [places[j].x - places[i].x || 0.1, places[j].y - places[i].y || 0.1];
  const far = Math.hypot(dx, dy);
  const f = force(Math.max(far, 1)) / far;
  pull[i].x += dx * f;
  pull[i].y += dy * f;
  pull[j].x -= dx * f;
  pull[j].y -= dy * f;
}

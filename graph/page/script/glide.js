// While a large map is dragged, the picture of it glides along and is drawn anew when it is let go: nothing vanishes,
// and a frame costs the same for any number of concepts.

const MANY = 600; // links or concepts, above which the map glides
let still = null; // the picture, and where the view stood when it was taken
const picture = document.createElement("canvas");

const manyDrawn = () => byDegree.length > MANY || shownLinks.length > MANY;

function startGlide() {
  if (!manyDrawn()) return;
  const canvas = box.querySelector("canvas");
  [picture.width, picture.height] = [canvas.width, canvas.height];
  const ctx = picture.getContext("2d");
  ctx.drawImage(canvas, 0, 0);
  still = { at: net.getViewPosition() };
}

function endGlide() {
  still = null;
  net.redraw();
}

function paintStill(ctx) {
  const ratio = ctx.canvas.width / box.clientWidth || 1;
  const now = net.getViewPosition();
  const scale = net.getScale() * ratio;
  ctx.save();
  ctx.setTransform(1, 0, 0, 1, 0, 0);
  ctx.drawImage(picture, (still.at.x - now.x) * scale, (still.at.y - now.y) * scale);
  ctx.restore();
}

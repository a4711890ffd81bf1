export interface Point {
  x: number
  y: number
}

export interface Box {
  id: string
  x: number
  y: number
  w: number
  h: number
}

/** Least distance between a line's bend and a node. */
const GAP = 14

/**
 * The corners of a line between two nodes, along the axes: the first of the usual ways that runs through no other
 * node, else around the outside.
 */
export function route(from: Box, to: Box, all: readonly Box[]): Point[] {
  const others = all.filter((box) => box.id !== from.id && box.id !== to.id)
  const ways = [...straightWays(from, to), ...sideWays(from, to, all)]
  return (ways.find((way) => isFree(way, others, from, to)) ?? ways.at(-1) ?? []).filter(isCorner)
}

function straightWays(from: Box, to: Box): Point[][] {
  const [a, b] = [middleX(from), middleX(to)]
  const ways: Point[][] = []
  if (to.y - (from.y + from.h) >= 2) {
    const middle = (from.y + from.h + to.y) / 2
    ways.push([
      { x: a, y: from.y + from.h },
      { x: a, y: middle },
      { x: b, y: middle },
      { x: b, y: to.y },
    ])
    // out at the side, and down to the target
    if (Math.abs(a - b) > from.w / 2 + GAP) {
      const side = b > a ? from.x + from.w : from.x
      ways.push([
        { x: side, y: middleY(from) },
        { x: b, y: middleY(from) },
        { x: b, y: to.y },
      ])
    }
  }
  const right = to.x >= from.x + from.w + GAP
  if (right || to.x + to.w + GAP <= from.x) {
    const start = { x: right ? from.x + from.w : from.x, y: middleY(from) }
    const end = { x: right ? to.x : to.x + to.w, y: middleY(to) }
    const x = (start.x + end.x) / 2
    ways.push([start, { x, y: start.y }, { x, y: end.y }, end])
  }
  return ways
}

/** Past both nodes on their right or left, then past everything. */
function sideWays(from: Box, to: Box, all: readonly Box[]): Point[][] {
  const right = (xs: readonly Box[]) => Math.max(...xs.map((box) => box.x + box.w)) + 2 * GAP
  const left = (xs: readonly Box[]) => Math.min(...xs.map((box) => box.x)) - 2 * GAP
  const around = (x: number, edge: (box: Box) => number): Point[] => [
    { x: edge(from), y: middleY(from) },
    { x, y: middleY(from) },
    { x, y: middleY(to) },
    { x: edge(to), y: middleY(to) },
  ]
  const rightEdge = (box: Box) => box.x + box.w
  const leftEdge = (box: Box) => box.x
  return [
    around(right([from, to]), rightEdge),
    around(left([from, to]), leftEdge),
    around(left(all), leftEdge),
    around(right(all), rightEdge),
  ]
}

function isFree(way: readonly Point[], others: readonly Box[], from: Box, to: Box): boolean {
  return way.slice(1).every((b, i) => {
    const a = way[i] ?? b
    const inner = i > 0 && i < way.length - 2
    return ![...others, ...(inner ? [from, to] : [])].some((box) => crosses(a, b, box))
  })
}

function crosses(a: Point, b: Point, box: Box): boolean {
  const [left, right] = [Math.min(a.x, b.x), Math.max(a.x, b.x)]
  const [top, bottom] = [Math.min(a.y, b.y), Math.max(a.y, b.y)]
  return right > box.x - 4 && left < box.x + box.w + 4 && bottom > box.y - 4 && top < box.y + box.h + 4
}

/** Not a point on the straight line between its neighbours, nor the same as the one before. */
function isCorner(point: Point, i: number, way: readonly Point[]): boolean {
  const [before, after] = [way[i - 1], way[i + 1]]
  if (!before || !after) return true
  const upright = before.x === point.x && point.x === after.x
  const level = before.y === point.y && point.y === after.y
  return !upright && !level
}

function middleX(box: Box): number {
  return box.x + box.w / 2
}

function middleY(box: Box): number {
  return box.y + box.h / 2
}

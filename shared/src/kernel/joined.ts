/**
 * One table from the tables of its groups, keys in their order; a key that stands in two of them does not compile.
 * Calls are marked `@__PURE__`: a front end that uses nothing of the table does not carry it.
 */
export function joined<const Tables extends readonly object[]>(
  tables: Tables & Distinct<Tables>,
): Joined<Tables> {
  return Object.assign({}, ...tables) as Joined<Tables>
}

type Joined<Tables extends readonly object[]> = Tables extends readonly [
  infer First,
  ...infer Rest extends readonly object[],
]
  ? First & Joined<Rest>
  : unknown

type Distinct<Tables extends readonly object[]> = [Twice<Tables>] extends [never]
  ? unknown
  : { standsTwice: Twice<Tables> }

type Twice<Tables extends readonly object[], Seen = never> = Tables extends readonly [
  infer First,
  ...infer Rest extends readonly object[],
]
  ? Extract<keyof First, Seen> | Twice<Rest, Seen | keyof First>
  : never

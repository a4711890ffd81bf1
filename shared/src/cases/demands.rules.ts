/** Something an applicant is asked for: a material of the frozen guide by its key, or words of the clerk. */
export interface Demand {
  materialKey: string | null
  text: string
}

export interface MarkedDemand extends Demand {
  /** Not on the guide as it was when the citizen applied, for the answers given. */
  outside: boolean
  /** 二次补正: outside the guide, or first asked for after the one notice. */
  second: boolean
}

/**
 * Marks what should have been said once and in full. The guide of the day of the application is what counts; an item of
 * the first notice that came back wrong may be asked for again. Source: domain rules §4, §5.
 */
export function markDemands(
  demands: readonly Demand[],
  onGuide: readonly string[],
  notices: readonly (readonly Demand[])[],
): MarkedDemand[] {
  const told = notices.flat()
  return demands.map((demand) => {
    const outside = demand.materialKey === null || !onGuide.includes(demand.materialKey)
    const isNew = notices.length > 0 && !told.some((earlier) => isSame(earlier, demand))
    return { ...demand, outside, second: outside || isNew }
  })
}

function isSame(a: Demand, b: Demand): boolean {
  return a.materialKey === null ? a.text === b.text : a.materialKey === b.materialKey
}

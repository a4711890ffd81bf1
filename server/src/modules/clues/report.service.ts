import { endorsementsByMonth, reportablesAfter, type ReportableClue } from './report.repo'

export { endorsementsByMonth, type ReportableClue }

const PORTION = 1000

/** Every clue once, for what is told of all of them together. */
export async function* reportableClues(): AsyncGenerator<ReportableClue[]> {
  for (let after: ReportableClue | undefined; ;) {
    const portion = await reportablesAfter(after?._id ?? null, PORTION)
    if (portion.length > 0) yield portion
    after = portion.at(-1)
    if (!after || portion.length < PORTION) return
  }
}

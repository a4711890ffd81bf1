import { articles, comments } from './columns.model'

/** The days on which results of 曝光纠错 came out, of those that are out. */
export async function resultDays(): Promise<string[]> {
  const filter = { state: 'published', column: 'exposures', 'result.on': { $gt: '' } } as const
  const docs = await articles.find(filter, { projection: { 'result.on': 1 } }).toArray()
  return docs.flatMap(({ result }) => (result ? [result.on] : []))
}

/** When citizens' questions that are shown were answered first. */
export async function firstAnswers(): Promise<Date[]> {
  const filter = { side: 'citizen', state: 'shown', 'answers.0': { $exists: true } } as const
  const docs = await comments.find(filter, { projection: { 'answers.at': 1 } }).toArray()
  return docs.flatMap(({ answers: [first] }) => (first ? [first.at] : []))
}

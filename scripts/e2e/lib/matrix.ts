import { endpoints } from '@mingdu/shared/api'
import type { Endpoint } from '@mingdu/shared/kernel/endpoint'
import { dateInShanghai } from '@mingdu/shared/kernel/plain-date'
import { APP } from './addresses'

/** What a reader was told that must be kept from them. */
export interface Leak {
  endpoint: string
  url: string
  word: string
}

interface Question {
  /** The session of the reader, as a Cookie header. */
  cookie: string
  /** What stands in the place of every parameter of a path, one after the other. */
  ids: readonly string[]
  /** What is searched for wherever words may be given. */
  words: readonly string[]
  /** What no answer may hold. */
  secrets: readonly string[]
}

const TODAY = dateInShanghai(Date.now())
const YEAR = TODAY.slice(0, 4)

type Values = Readonly<Record<string, string>>

/** What queries need that have no default, by the name of the field: every one of the values is asked for. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  ...{
    from: [`${YEAR}-01-01`],
    through: [`${YEAR}-12-31`],
    to: [`${YEAR}-12-31`],
    month: [TODAY.slice(0, 7)],
  },
  ...{ q: ['垃圾'], text: ['垃圾'], no: ['123456789015'], type: ['许可'], list: ['tasks', 'matters'] },
  ...{ orgId: ['0'.repeat(24)], column: ['news', 'topics', 'exposures', 'announcements'] },
  step: [
    ...[
      'toSign',
      'inHand',
      'coWork',
      'moreAsked',
      'toVerify',
      'returned',
      'extension',
      'suspended',
      'notice',
    ],
    ...['toApprove', 'toIssue', 'toApply', 'firstReview', 'verifyClose', 'approveClose'],
  ],
}
/** Versions, not days. */
const VERSIONS: readonly string[] = ['powers.diff', 'guides.diff']
const READS: readonly Endpoint[] = endpoints.filter(({ method }) => method === 'GET')

/** Asks every read of the API, with every id in every place and every word in every search. @returns what leaked */
export async function leaksOf(
  question: Question,
): Promise<{ asked: number; answered: number; leaks: Leak[] }> {
  const found = { asked: 0, answered: 0, leaks: [] as Leak[] }
  for (const endpoint of READS) {
    for (const url of urlsOf(endpoint, question)) {
      const response = await fetch(`${APP}/api/v1${url}`, { headers: { Cookie: question.cookie } })
      if (response.status >= 500) throw new Error(`${url}: ${response.status}`)
      const said = `${[...response.headers].join('\n')}\n${await response.text()}`
      found.asked += 1
      if (response.ok) found.answered += 1
      const told = question.secrets.filter(
        (word) => said.includes(word) && !url.includes(encodeURIComponent(word)),
      )
      for (const word of told) found.leaks.push({ endpoint: endpoint.id, url, word })
    }
  }
  return found
}

function urlsOf(endpoint: Endpoint, { ids, words }: Question): string[] {
  const { path, query } = endpoint
  const paths = path.includes(':') ? ids.map((id) => path.replace(/:\w+/g, id)) : [path]
  const searches = query && 'shape' in query && 'q' in Object(query.shape) ? words : []
  const asked = neededOf(endpoint).flatMap((needed) => [needed, ...searches.map((q) => ({ ...needed, q }))])
  return paths.flatMap((one) => asked.map((values) => `${one}?${new URLSearchParams(values).toString()}`))
}

/** Queries with the fields without which each is refused. @throws Error naming one that stands in no table */
function neededOf({ id, query }: Endpoint): Values[] {
  const problems = query?.safeParse({}).error?.issues ?? []
  const names = [...new Set(problems.map(({ path }) => String(path[0])))]
  const choices = names.map(
    (name) => [name, VERSIONS.includes(id) ? ['1', '2'] : (NEEDED[name] ?? [])] as const,
  )
  const missing = choices.find(([, values]) => values.length === 0)
  if (missing) throw new Error(`${id} needs “${missing[0]}”: say what in NEEDED`)
  const most = Math.max(1, ...choices.map(([, values]) => values.length))
  return Array.from({ length: most }, (_, i) =>
    Object.fromEntries(choices.map(([name, values]) => [name, values[i % values.length] ?? ''])),
  ).filter((values) => accepted(id, query?.safeParse(values).success ?? true, values))
}

/** @throws Error when the contract refuses what was made for it: a question nobody answers proves nothing */
function accepted(id: string, success: boolean, values: Values): true {
  if (!success) throw new Error(`${id} refuses ${JSON.stringify(values)}`)
  return true
}

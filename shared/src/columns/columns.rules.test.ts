import fc from 'fast-check'
import type { Permission } from '../accounts/permissions'
import type { ActingPerson } from '../tasks/tasks.rules'
import { isSafeLink } from './blocks.rules'
import { articleActs, articleRefusal, nextArticleState, type ArticleFacts } from './columns.rules'
import {
  ARTICLE_ACTS,
  ARTICLE_STATE_ACTS,
  ARTICLE_STATES,
  type ArticleAct,
  type ArticleState,
} from './columns.states'
import { choicesRefusal, publicCounts, SMALLEST_CELL } from './polls.rules'

const states = Object.keys(ARTICLE_STATES) as ArticleState[]
const acts = Object.keys(ARTICLE_ACTS) as ArticleAct[]
const person = (id: string, holds: readonly Permission[]): ActingPerson => ({
  ...{ id, orgId: 'office' },
  reach: (permission) => (holds.includes(permission) ? { kind: 'region', regionId: 'r' } : null),
})
const HEAD = person('head', ['column.write', 'column.review'])
const EDITOR = person('editor', ['column.write'])
const facts = (more: Partial<ArticleFacts> = {}): ArticleFacts => ({
  ...{ state: 'submitted', column: 'news', orgId: 'o', regionId: 'r', writerIds: ['editor'] },
  ...{ safety: 'passed', pending: null, ...more },
})

it.each(states.flatMap((state) => acts.map((act) => [state, act] as const)))(
  'in %s, %s is as the table says',
  (state, act) => {
    const refusal = articleRefusal(act, facts({ state, column: 'exposures' }), HEAD)
    expect(refusal?.code === 'article.state').toBe(!(act in ARTICLE_STATE_ACTS[state]))
  },
)

it('never reaches the public but by the review of somebody who did not write it, with every check passed', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...acts)),
      fc.boolean(),
      fc.constantFrom('passed', 'held', 'checking', 'rejected'),
      (walk, own, safety) => {
        let state: ArticleState = 'draft'
        for (const act of walk) {
          const now = facts({ state, safety, writerIds: own ? ['head'] : ['editor'] })
          if (articleRefusal(act, now, HEAD) === null) state = nextArticleState(state, act)
        }
        if (own || safety !== 'passed') expect(['published', 'withdrawn']).not.toContain(state)
      },
    ),
  )
})

it('waits for its moment where it was approved for later', () => {
  expect(nextArticleState('submitted', 'approve', true)).toBe('scheduled')
  expect(nextArticleState('submitted', 'approve')).toBe('published')
})

it('lets who writes not review, and nobody act on another region', () => {
  expect(articleActs(facts(), EDITOR)).toEqual(['takeBack'])
  expect(articleActs(facts({ regionId: 'elsewhere' }), HEAD)).toEqual([])
})

it('reviews the result of an exposure as an act of its own', () => {
  const out = facts({ state: 'published', column: 'exposures' })
  const pending = { byId: 'editor', safety: 'passed' } as const
  expect(articleActs(out, HEAD)).toEqual(['withdraw', 'proposeResult'])
  expect(articleActs({ ...out, pending }, HEAD)).toEqual(['withdraw', 'approveResult', 'returnResult'])
  expect(articleRefusal('approveResult', { ...out, pending: { ...pending, byId: 'head' } }, HEAD)?.code).toBe(
    'article.own',
  )
  expect(articleRefusal('proposeResult', facts({ state: 'published' }), HEAD)?.code).toBe(
    'article.no-exposure',
  )
})

it.each([
  ['https://www.gov.cn/zhengce/a.html?x=1#y', true],
  ['https://www.gov.cn', true],
  ['http://www.gov.cn', false],
  ['javascript:alert(1)', false],
  ['https://user:pw@evil.example/', false],
  ['data:text/html,<script>', false],
  ['https://a.example/"onload=x', false],
  ['https://a.example/<script>', false],
  [' https://a.example', false],
  ['https://localhost/', false],
  ['//evil.example', false],
  ['https://a.example/\u202Egpj.exe', false],
  ['https:\\\\a.example', false],
])('of the link %s says %s', (url, safe) => expect(isSafeLink(url)).toBe(safe))

it('takes a poll only as its questions ask', () => {
  const poll = {
    questions: [
      { kind: 'single', text: '甲', options: ['一', '二'] },
      { kind: 'multiple', text: '乙', options: ['一', '二', '三'] },
    ],
  } as const
  const asked = { questions: poll.questions.map((one) => ({ ...one, options: [...one.options] })) }
  expect(choicesRefusal(asked, [[0], [0, 2]])).toBeNull()
  expect(choicesRefusal(asked, [[0]])?.code).toBe('poll.all')
  for (const bad of [
    [[0, 1], [0]],
    [[2], [0]],
    [[-1], [0]],
    [[0.5], [0]],
    [[0], []],
    [[0], [1, 1]],
  ])
    expect(choicesRefusal(asked, bad)?.code).toBe('poll.question')
})

it('hides small groups, and lets no hidden number be worked out from the rest', () => {
  expect(publicCounts([2, 2], 4, 'single')).toEqual([null, null])
  expect(publicCounts([10, 3, 7], 20, 'single')).toEqual([10, null, null])
  fc.assert(
    fc.property(fc.array(fc.nat(30), { minLength: 2, maxLength: 10 }), (counts) => {
      const shown = publicCounts(
        counts,
        counts.reduce((a, b) => a + b, 0),
        'single',
      )
      expect(shown.filter((count) => count !== null && count > 0 && count < SMALLEST_CELL)).toEqual([])
      expect(shown.filter((count) => count === null).length).not.toBe(1)
    }),
  )
})

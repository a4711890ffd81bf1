import type { SearchKind } from '@mingdu/shared/search/search.states'
import type { Scope } from '../../http/actor'
import { answer } from './search.answer'
import { idsFound } from './search.ids'
import { idAt } from './search.factory'
import { foldText } from './search.fold'
import { SearchIndex } from './search.index'
import type { SearchEntry } from './search.source'
import { ANYBODY, type Viewer } from './search.viewer'
import { loadDictionary } from './search.words'

const WATER = { id: idAt('b', 1), name: '区水务局', shortName: '水务局' }
const FOREST = { id: idAt('b', 2), name: '区林业局', shortName: '' }
const REGION = idAt('b', 9)
let made = 0

beforeAll(loadDictionary)

function entry(more: Partial<SearchEntry> = {}): SearchEntry {
  made += 1
  const id = more.id ?? idAt('e', made)
  return {
    ...{ kind: 'power', id, openId: id, title: '', code: '', text: '', type: '行政许可' },
    ...{ regionId: REGION, orgId: WATER.id },
    ...more,
  }
}

async function* portions(entries: readonly SearchEntry[]) {
  yield entries
  await Promise.resolve()
}

async function indexOf(entries: readonly SearchEntry[]): Promise<SearchIndex> {
  const index = new SearchIndex()
  await index.load(portions(entries))
  return index
}

interface Asked {
  kind?: SearchKind
  type?: string
  orgIds?: ReadonlySet<string>
  from?: number
  limit?: number
  viewer?: Viewer
}

function ask(index: SearchIndex, q: string, asked: Asked = {}) {
  const { kind = null, type = null, orgIds = null } = asked
  return answer(
    index.segments,
    { q, from: asked.from ?? 0, limit: asked.limit ?? 50 },
    { viewer: asked.viewer ?? ANYBODY, filters: { kind, type, orgIds }, orgs: [WATER, FOREST] },
  )
}

const ids = (result: ReturnType<typeof ask>) => result.items.map(({ id }) => id)
const marked = (pieces: readonly { text: string; hit: boolean }[]) =>
  pieces.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('')

describe('recall', () => {
  // deterministic, so that a failure can be seen again
  let state = 11
  const below = (n: number) => ((state = (state * 1_103_515_245 + 12_345) & 0x7fffffff) >>> 8) % n
  const SIGNS = [...'水务许可排污口设置审批责任abcXYZ019ＡＢｃ０１（）(),，。-—《》㎡①😀𠮷ée ']
  const text = (longest: number) =>
    Array.from({ length: below(longest) }, () => SIGNS[below(SIGNS.length)]).join('')

  it('finds whatever a plain scan finds, and nothing else, for pieces of every text and code', async () => {
    const kinds: SearchKind[] = ['guide', 'power', 'duty']
    const entries = Array.from({ length: 500 }, (_, i) =>
      entry({
        kind: kinds[i % 3] ?? 'power',
        title: text(40),
        code: `51${text(6)}-${i.toString(36).toUpperCase()}`,
        text: text(i % 50 === 0 ? 600 : 80),
        type: '',
        orgId: idAt('b', 7),
      }),
    )
    const fields = entries.map((each) => [each.title, each.code, each.text].map(foldText))
    const index = await indexOf(entries.slice(0, 300))
    await index.apply('power', [], entries.slice(300, 450))
    await index.apply('duty', [], entries.slice(450))
    for (let n = 0; n < 1000; n += 1) {
      const one = entries[below(entries.length)] as SearchEntry
      const from = [one.title, one.code, one.text][below(3)] ?? ''
      const at = below(Math.max(1, from.length - 6))
      const piece = from.slice(at, at + 1 + below(6))
      const folded = foldText(piece)
      if (piece.trim() === '' || /\s/.test(folded)) continue
      const scanned = entries.filter((_, i) => fields[i]?.some((field) => field.includes(folded)))
      const result = ask(index, piece, { limit: 500 })
      const initialsToo = /^[a-z0-9]{2,}$/.test(folded)
      const found = new Set(ids(result))
      expect({ piece, missed: scanned.filter(({ id }) => !found.has(id)).length }).toEqual({
        piece,
        missed: 0,
      })
      if (!initialsToo) expect({ piece, total: result.total }).toEqual({ piece, total: scanned.length })
    }
  })

  it('finds a single character, also the last of a text, once for each record', async () => {
    const titles = ['取水', '水水水', '林木']
    const index = await indexOf(titles.map((title) => entry({ title, orgId: FOREST.id })))
    expect(ask(index, '水').total).toBe(2)
    expect(ask(index, '木').total).toBe(1)
  })
})

describe('what a word may be', () => {
  it('is part of a title, a code, a content, the name of a type or an org, or initials', async () => {
    const one = entry({
      title: '城镇排水许可（补正）',
      code: '511Z0700ab-N',
      text: '依据《城镇排水与污水处理条例》',
      type: '行政许可',
    })
    const index = await indexOf([one, entry({ title: '林木采伐', orgId: FOREST.id, type: '行政处罚' })])
    for (const q of ['排水许可', '0700AB', '污水处理条例', '行政许可', '水务局', 'psxk', 'PSXK', 'qswj'])
      expect([q, ids(ask(index, q))]).toEqual([q, [one.id]])
  })

  it('must be found with every other word, wherever each stands', async () => {
    const both = entry({ title: '排水许可', text: '现场核查' })
    const index = await indexOf([both, entry({ title: '排水许可' }), entry({ text: '现场核查', type: '' })])
    expect(ids(ask(index, '核查 排水'))).toEqual([both.id])
    expect(ids(ask(index, ' 核查　水务局  许可 '))).toEqual([both.id])
  })

  it('is cut into smaller words when the whole is nowhere', async () => {
    const one = entry({ title: '城镇污水排入排水管网许可证核发' })
    const index = await indexOf([one, entry({ title: '取水许可' })])
    const result = ask(index, '污水许可证')
    expect(ids(result)).toEqual([one.id])
    expect(marked(result.items[0]?.title ?? [])).toBe('城镇[污水]排入排水管网[许可证]核发')
  })
})

it('shows the better match first, then guides before powers before duties, then the shorter title', async () => {
  const inOrder = [
    entry({ kind: 'guide', title: '排水许可' }),
    entry({ kind: 'power', title: '排水许可' }),
    entry({ kind: 'guide', title: '排水许可证变更' }),
    entry({ kind: 'power', title: '排水许可证' }),
    entry({ kind: 'power', title: '排水许可证核发' }),
    entry({ kind: 'duty', title: '排水许可证' }),
    entry({ kind: 'power', title: '城镇排水许可' }),
    entry({ kind: 'power', title: '取水', code: '排水许可' }),
    entry({ kind: 'guide', title: '取水', text: '办理排水许可' }),
    entry({ kind: 'power', title: '取水', text: '办理排水许可' }),
  ]
  const index = await indexOf([...inOrder.slice(5)].reverse())
  await index.apply('power', [], inOrder.slice(0, 5).reverse())
  expect(ids(ask(index, '排水许可'))).toEqual(inOrder.map(({ id }) => id))
  const pages = [0, 3, 6, 9].map((from) => ask(index, '排水许可', { from, limit: 3 }))
  expect(pages.flatMap(ids)).toEqual(inOrder.map(({ id }) => id))
  expect(pages.map(({ next, total }) => [next, total])).toEqual([
    [3, 10],
    [6, 10],
    [9, 10],
    [null, 10],
  ])
})

describe('what is marked', () => {
  it('stands in the text as it is written, whatever the width and case of the query', async () => {
    const index = await indexOf([
      entry({ title: '用房５００㎡以下😀（Ａ类）ABc', code: 'g-01', text: '甲'.repeat(100) + 'ａ类企业' }),
    ])
    const titleOf = (q: string) => marked(ask(index, q).items[0]?.title ?? [])
    expect(titleOf('500m2')).toBe('用房[５００㎡]以下😀（Ａ类）ABc')
    expect(titleOf('(a类)ａｂＣ')).toBe('用房５００㎡以下😀[（Ａ类）ABc]')
    expect(titleOf('😀')).toBe('用房５００㎡以下[😀]（Ａ类）ABc')
    expect(marked(ask(index, 'G-0').items[0]?.code ?? [])).toBe('[g-0]1')
    expect(marked(ask(index, 'Ａ类企').items[0]?.snippet ?? [])).toMatch(/^…甲+\[ａ类企\]业$/)
  })

  it('is a piece around the first hit of a long text', async () => {
    const index = await indexOf([entry({ text: `${'前'.repeat(300)}现场核查${'后'.repeat(300)}` })])
    const snippet = marked(ask(index, '现场核查').items[0]?.snippet ?? [])
    expect(snippet).toMatch(/^…前{12}\[现场核查\]后+…$/)
    expect(snippet.length).toBeLessThan(100)
  })
})

it('counts by kind, type and org exactly, each without its own filter', async () => {
  const index = await indexOf([
    entry({ title: '水一' }),
    entry({ title: '水二', type: '行政处罚' }),
    entry({ title: '水三', kind: 'duty', orgId: FOREST.id }),
    entry({ title: '林', orgId: FOREST.id }),
  ])
  const counts = (asked: Asked) => {
    const { total, kinds, types, orgs } = ask(index, '水', asked)
    const flat = (list: typeof kinds) => Object.fromEntries(list.map(({ name, count }) => [name, count]))
    return [total, flat(kinds), flat(types), flat(orgs)]
  }
  // the word is also in the name of one org, but not in that of the other
  expect(counts({})).toEqual([
    3,
    { 权力事项: 2, 责任事项: 1 },
    { 行政许可: 2, 行政处罚: 1 },
    { 区水务局: 2, 区林业局: 1 },
  ])
  expect(counts({ type: '行政处罚' })).toEqual([
    1,
    { 权力事项: 1 },
    { 行政许可: 2, 行政处罚: 1 },
    { 区水务局: 1 },
  ])
  expect(counts({ kind: 'duty', orgIds: new Set([FOREST.id]) })).toEqual([
    1,
    { 责任事项: 1 },
    { 行政许可: 1 },
    { 区林业局: 1 },
  ])
})

describe('another spelling', () => {
  it('is offered when little is found: what sounds the same, then what is a character away', async () => {
    const index = await indexOf([
      entry({ title: '城乡居民社保登记' }),
      entry({ title: '城镇排水许可' }),
      entry({ title: '道路运输经营许可' }),
    ])
    expect(ask(index, '社宝').hint).toBe('社保')
    expect(ask(index, '排水徐可').hint).toBe('排水许可')
    expect(ask(index, '道路云输经赢').hint).toBe('道路运输经营')
    expect(ask(index, '排水许司').hint).toBe('排水许可')
    expect(ask(index, '外星人登陆').hint).toBeNull()
  })

  it('is not offered when enough was found, nor when it finds nothing under the filters', async () => {
    const index = await indexOf([
      ...Array.from({ length: 3 }, () => entry({ title: '社宝' })),
      entry({ title: '社保', type: '行政给付' }),
      entry({ title: '林木采伐' }),
    ])
    expect(ask(index, '社宝').hint).toBeNull()
    expect(ask(index, '林木踩伐').hint).toBe('林木采伐')
    expect(ask(index, '林木踩伐', { type: '行政给付' }).hint).toBeNull()
  })
})

describe('a task', () => {
  const [me, other] = [idAt('a', 1), idAt('a', 2)]
  const task = (title: string, more: Partial<SearchEntry> = {}) =>
    entry({ kind: 'task', title, code: '督〔2026〕1号', coOrgIds: [], handlerId: null, ...more })
  const tasks = {
    mine: task('甲河清淤整改', { handlerId: me }),
    unhandled: task('乙河清淤整改'),
    colleagues: task('丙河清淤整改', { handlerId: other }),
    helping: task('丁河清淤整改', { orgId: FOREST.id, coOrgIds: [WATER.id], handlerId: other }),
    forests: task('戊河清淤整改', { orgId: FOREST.id, handlerId: other }),
    elsewhere: task('己河清淤整改', { orgId: idAt('b', 3), regionId: idAt('b', 8), handlerId: other }),
  }
  const scopes: [string, Scope | null, (keyof typeof tasks)[]][] = [
    ['nobody signed in', null, []],
    ['own', { kind: 'own', accountId: me, orgId: WATER.id }, ['mine', 'unhandled', 'helping']],
    ['orgs', { kind: 'orgs', orgIds: [WATER.id] }, ['mine', 'unhandled', 'colleagues', 'helping']],
    [
      'region',
      { kind: 'region', regionId: REGION },
      ['mine', 'unhandled', 'colleagues', 'helping', 'forests'],
    ],
    ['all', { kind: 'all' }, Object.keys(tasks) as (keyof typeof tasks)[]],
  ]

  it.each(scopes)('shows to %s by hit, count and hint no more than the scope', async (_, scope, seen) => {
    const index = await indexOf(Object.values(tasks))
    const viewer: Viewer = scope ? new Map([['task', scope]]) : ANYBODY
    const result = ask(index, '清淤整改', { viewer })
    expect(ids(result).sort()).toEqual(seen.map((name) => tasks[name].id).sort())
    expect(result.total).toBe(seen.length)
    for (const list of [result.kinds, result.types, result.orgs])
      expect(list.reduce((sum, { count }) => sum + count, 0)).toBe(seen.length)
    for (const [name, { title }] of Object.entries(tasks)) {
      const visible = seen.includes(name as keyof typeof tasks)
      const typo = title.replace('清淤', '青於')
      const { hint } = ask(index, typo, { viewer })
      // what they may not see is never named, though a title they see may be near it
      if (!visible) expect(hint).not.toBe(title)
      else expect(hint).toBe(title)
    }
  })
})

describe('a change', () => {
  it('takes the place of what was there, and what is gone is gone', async () => {
    const [one, two] = [entry({ title: '排水许可' }), entry({ title: '取水许可' })]
    const index = await indexOf([one, two])
    await index.apply('power', [one.id], [{ ...one, title: '排污许可' }])
    expect([ask(index, '排水').total, ids(ask(index, '排污'))]).toEqual([0, [one.id]])
    await index.apply('power', [one.id, two.id], [])
    expect(ask(index, '许可').total).toBe(0)
    expect(ask(index, '排水').hint).toBeNull()
  })

  it('leaves a record of another kind with the same id alone', async () => {
    const guide = entry({ kind: 'guide', title: '排水许可' })
    const index = await indexOf([guide, { ...guide, kind: 'power' }])
    await index.apply('guide', [guide.id], [])
    expect(ask(index, '排水').items.map(({ kind }) => kind)).toEqual(['power'])
  })

  it('stays after many of them were made one', async () => {
    const entries = Array.from({ length: 40 }, (_, i) => entry({ title: `第${i}号许可`, type: '' }))
    const index = await indexOf(entries)
    for (const [i, one] of entries.entries()) {
      await index.apply('power', [one.id], i % 2 ? [] : [{ ...one, title: `第${i}号备案` }])
      await (
        await index.tidy()
      )?.beside
    }
    expect([ask(index, '号备案').total, ask(index, '许可').total]).toEqual([20, 0])
    expect(index.segments.length).toBeLessThan(10)
  })

  it('is kept when it comes while everything is read anew', async () => {
    const [one, two] = [entry({ title: '排水许可' }), entry({ title: '取水许可' })]
    const index = await indexOf([one, two])
    let goOn = () => {}
    const held = new Promise<void>((resolve) => (goOn = resolve))
    async function* slow() {
      yield [one, two]
      await held
    }
    const reading = index.load(slow())
    await index.apply('power', [one.id], [{ ...one, title: '排污许可' }])
    await index.apply('power', [two.id], [])
    goOn()
    await reading
    expect(index.segments.length).toBe(2)
    expect([ask(index, '许可').total, ids(ask(index, '排污'))]).toEqual([1, [one.id]])
  })
})

describe('ids for a list', () => {
  const madeAt = (second: number) => second.toString(16).padStart(8, '0') + '0'.repeat(16)
  const newestFirst = (a: string, b: string) => (a < b ? 1 : -1)

  it('are those of the newest a person may know of, however many newer ones are kept from them', async () => {
    const clues = Array.from({ length: 60 }, (_, i) =>
      entry({ kind: 'clue', id: madeAt(1000 + ((i * 37) % 60)), title: '意见建议', text: '路灯不亮' }),
    )
    const about = (id: string) => (Number.parseInt(id.slice(0, 8), 16) >= 1020 ? FOREST.id : WATER.id)
    const index = await indexOf(clues.map((one) => ({ ...one, keptFrom: [about(one.id)] })))
    await index.apply('clue', [madeAt(1018)], [])
    const viewer: Viewer = new Map([['clue', { kind: 'all', kept: new Set([FOREST.id]) }]])
    const expected = clues.map(({ id }) => id).filter((id) => about(id) === WATER.id && id !== madeAt(1018))
    for (const most of [1, 2, 5, 400])
      expect(idsFound(index.segments, '路灯', { kind: 'clue' }, { viewer, orgs: [] }, most)).toEqual(
        expected.sort(newestFirst).slice(0, most),
      )
    expect(idsFound(index.segments, '路灯', { kind: 'task' }, { viewer, orgs: [] }, 5)).toEqual([])
  })

  it('are the newest of what the list is narrowed by, also after segments were made one', async () => {
    const clues = Array.from({ length: 60 }, (_, i) =>
      entry({
        ...{ kind: 'clue', id: madeAt(1000 + i), title: '意见建议', text: '路灯不亮' },
        orgId: i % 3 === 0 ? WATER.id : FOREST.id,
        facets: [`state:${i < 30 ? 'closed' : 'received'}`, 'kind:suggestion'],
      }),
    )
    const index = await indexOf(clues)
    for (let i = 0; i < 8; i += 1) await index.apply('clue', [madeAt(1000 + i)], clues.slice(i, i + 1))
    await index.tidy()
    const viewer: Viewer = new Map([['clue', { kind: 'all' }]])
    const ask = (narrowed: { facets?: string[]; orgId?: string }, most: number) =>
      idsFound(index.segments, '路灯', { kind: 'clue', ...narrowed }, { viewer, orgs: [] }, most)
    const closed = clues.slice(0, 30).reverse()
    expect(ask({ facets: ['state:closed'] }, 5)).toEqual(closed.slice(0, 5).map(({ id }) => id))
    expect(ask({ facets: ['state:closed', 'kind:suggestion'], orgId: WATER.id }, 400)).toEqual(
      closed.filter(({ orgId }) => orgId === WATER.id).map(({ id }) => id),
    )
    expect(ask({ facets: ['state:closed', 'state:received'] }, 400)).toEqual([])
  })
})

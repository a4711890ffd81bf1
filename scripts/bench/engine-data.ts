import { mongo } from 'mongoose'

/** A city's list: powers, one published version each, and their duties. */
export const CITY = { powers: 45_031, duties: 343_445, orgs: 60, portion: 1000 }

const WORDS = ['行政', '许可', '处罚', '检查', '城市', '道路', '食品', '经营', '登记', '备案', '消防', '用地']
const TYPES = ['licensing', 'penalty', 'coercion', 'inspection', 'confirmation', 'reward', 'other']
const STATES = ['inForce', 'inForce', 'inForce', 'inForce', 'inForce', 'inForce', 'cancelled', 'draft']
const STAGES = ['accept', 'review', 'decide', 'deliver', 'supervise']
const REGION = id(1, 1)

export const cityRegion = REGION
export const cityOrg = (i: number): mongo.ObjectId => id(2, i % CITY.orgs)

/** Fills `powers`, `powerVersions` and `powerDuties` of a database, indexes first as the server does. */
export async function fillCity(db: mongo.Db): Promise<void> {
  await db
    .collection('powers')
    .createIndexes([
      { key: { regionId: 1, state: 1, code: 1, _id: 1 } },
      { key: { regionId: 1, orgId: 1, state: 1, code: 1 } },
      { key: { regionId: 1, type: 1, code: 1 } },
      { key: { code: 1 }, unique: true },
      { key: { regionId: 1, changedAt: -1, _id: -1 } },
    ])
  await db
    .collection('powerVersions')
    .createIndexes([
      { key: { powerId: 1, no: 1 }, unique: true },
      { key: { regionId: 1, publishedOn: 1 } },
      { key: { orgId: 1, publishedOn: 1 } },
    ])
  await db
    .collection('powerDuties')
    .createIndexes([
      { key: { powerId: 1, stage: 1, order: 1 } },
      { key: { regionId: 1, orgId: 1 } },
      { key: { orgId: 1, stage: 1 } },
    ])
  await fill(db.collection('powers'), CITY.powers, powerOf)
  await fill(db.collection('powerVersions'), CITY.powers, versionOf)
  await fill(db.collection('powerDuties'), CITY.duties, dutyOf)
}

async function fill(
  collection: mongo.Collection,
  count: number,
  make: (i: number) => mongo.Document,
): Promise<void> {
  for (let at = 0; at < count; at += CITY.portion) {
    const length = Math.min(CITY.portion, count - at)
    await collection.insertMany(Array.from({ length }, (_, i) => make(at + i)))
  }
}

export function powerOf(i: number): mongo.Document {
  return {
    _id: id(3, i),
    regionId: REGION,
    orgId: cityOrg(i),
    code: `11370200MB${String(i * 7).padStart(10, '0')}`,
    name: `${text(i, 14)}${i}`,
    type: TYPES[i % TYPES.length],
    state: STATES[i % STATES.length],
    level: ['city', 'county', 'township'][i % 3],
    basis: Array.from({ length: 3 }, (_, j) => ({ law: text(i + j, 16), article: `第${j + i}条` })),
    subject: text(i, 20),
    changedAt: new Date(1_700_000_000_000 + i * 1000),
    initials: 'xzxkcfjccsdl',
    summary: text(i, 100),
    version: 1,
    current: 1,
    openProposal: i % 50 === 0 ? id(9, i) : null,
  }
}

export function versionOf(i: number): mongo.Document {
  const { _id, orgId, regionId, ...fields } = powerOf(i)
  const snapshot = { ...fields, norms: text(i, 120), accountability: text(i + 3, 100) }
  return { _id: id(4, i), powerId: _id, orgId, regionId, no: 1, publishedOn: '2026-01-01', snapshot }
}

export function dutyOf(i: number): mongo.Document {
  return {
    _id: id(5, i),
    powerId: id(3, i % CITY.powers),
    orgId: cityOrg(i % CITY.powers),
    regionId: REGION,
    order: Math.floor(i / CITY.powers),
    stage: STAGES[i % STAGES.length],
    content: text(i, 40),
    basis: i % 4 === 0 ? '' : text(i, 14),
    sinceNo: 1,
    untilNo: i % 10 === 0 ? 2 : null,
  }
}

function text(seed: number, words: number): string {
  return Array.from({ length: words }, (_, i) => WORDS[(seed * 31 + i * 7) % WORDS.length])
    .join('')
    .slice(0, words)
}

function id(kind: number, i: number): mongo.ObjectId {
  return mongo.ObjectId.createFromHexString(
    `65${kind.toString(16).padStart(6, '0')}${i.toString(16).padStart(16, '0')}`,
  )
}

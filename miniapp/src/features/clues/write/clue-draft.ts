import type { ClueIdentity, ClueKind } from '@mingdu/shared/clues/clues.states'
import { pinProblem } from '@mingdu/shared/clues/clues.rules'
import { refusalText } from '@mingdu/shared/kernel/refusals'
import { classifiedMark } from '@mingdu/shared/kernel/text'
import type { ApiError } from '../../../api/api-error'

/** As the contract has them; a test compares. */
export const TEXT_LEAST = 10
export const TEXT_MOST = 2000
export const PLACE_MOST = 100
export const PERSONS_MOST = 200
export const FILES_MOST = 9
export const ORGS_MOST = 10

export interface ClueFile {
  /** Names the file for good: its Idempotency-Key. */
  key: string
  kind: 'photo' | 'video'
  /** What the server gave for it; null while it is on its way, or did not arrive. */
  ticket: string | null
}

export interface ClueDraft {
  /** Of the citizen who wrote it: nobody else on this phone gets it; '' before signing in. */
  owner: string
  kind: ClueKind | null
  text: string
  place: string
  point: { lat: number; lng: number } | null
  orgIds: string[]
  persons: string
  identity: ClueIdentity | null
  files: ClueFile[]
  savedAt: number
}

export const EMPTY: ClueDraft = {
  ...{ owner: '', kind: null, text: '', place: '', point: null, orgIds: [], persons: '' },
  ...{ identity: null, files: [], savedAt: 0 },
}

/** The code an anonymous sender makes up, never part of what may be kept. */
export interface Pin {
  pin: string
  again: string
}

export type Problems = Partial<
  Record<'kind' | 'text' | 'place' | 'orgs' | 'persons' | 'files' | 'identity' | 'pin' | 'again', string>
>

/** Of somebody anonymous, or who has not said yet, nothing stays on the phone. */
export function keptDraft(draft: ClueDraft): ClueDraft | null {
  return draft.identity === 'open' || draft.identity === 'sealed' ? draft : null
}

/** What is wrong with what was written, at its field; empty when it may go. */
export function clueProblems(draft: ClueDraft, { pin, again }: Pin): Problems {
  const { kind, identity, files, orgIds } = draft
  const text = textProblem(draft.text)
  const code = identity === 'anonymous' ? pinProblem(pin) : null
  return {
    ...(kind === null ? { kind: '请选一类' } : {}),
    ...(text === null ? {} : { text }),
    ...(orgIds.length > ORGS_MOST ? { orgs: `最多选 ${ORGS_MOST} 个单位` } : {}),
    ...(files.some(({ ticket }) => ticket === null)
      ? { files: '有照片或视频还没传完，请等一等，或删除后再提交' }
      : {}),
    ...(identity === null ? { identity: '请选用什么身份提交' } : {}),
    ...(code === null ? {} : { pin: code }),
    ...(identity === 'anonymous' && pin !== again ? { again: '两次输入的查询密码不一样，请核对' } : {}),
  }
}

/** What every sender says, as the contract takes it. */
export function contentOf({ kind, text, place, point, orgIds, persons, files }: ClueDraft) {
  if (kind === null) throw new Error('A clue without its kind was not stopped')
  return {
    classified: false as const,
    kind,
    text: text.trim(),
    place: place.trim() === '' && point === null ? null : { text: place.trim(), ...point },
    concernedOrgIds: orgIds,
    concernedText: persons.trim(),
    fileTickets: files.flatMap(({ ticket }) => (ticket === null ? [] : [ticket])),
  }
}

const FIELDS = {
  kind: 'kind',
  text: 'text',
  place: 'place.text',
  orgs: 'concernedOrgIds',
  persons: 'concernedText',
  files: 'fileTickets',
  identity: 'identity',
  pin: 'pin',
} as const satisfies Partial<Record<keyof Problems, string>>

/** The server's word at its field; null when the refusal is about none. */
export function problemsOf(error: ApiError): Problems | null {
  if (error.code === 'text.classified') return { text: error.message }
  const found = Object.entries(FIELDS).flatMap(([field, path]) => {
    // the whole path: the end of that of the place is the text's, too
    const said = error.fields.find((one) => one.path === `body.${path}`)?.message
    return said === undefined ? [] : [[field, said] as const]
  })
  return found.length === 0 ? null : Object.fromEntries(found)
}

function textProblem(text: string): string | null {
  const word = classifiedMark(text)
  if (word !== null) return refusalText('text.classified', { word })
  return text.trim().length < TEXT_LEAST ? `请至少写 ${TEXT_LEAST} 个字，写清时间、地点和什么事` : null
}

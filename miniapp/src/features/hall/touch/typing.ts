import { normalTrackingNo, trackingNoProblem } from '@mingdu/shared/cases/tracking.rules'

/** What was typed so far at a machine that stands in a hall. */
export interface Typing {
  step: 'no' | 'end'
  no: string
  end: string
  /** What is wrong, once that can be said. */
  problem: string | null
  /** Whether both are there and may be asked for. */
  ready: boolean
  /** Characters of a keyboard or a scanner since the last touch: a code may hold a whole address. */
  raw: string
}

export const START: Typing = { step: 'no', no: '', end: '', problem: null, ready: false, raw: '' }

/** A digit of the keys on the screen or of a keyboard. */
export function typed(typing: Typing, digit: string): Typing {
  if (typing.step === 'end')
    return { ...typing, end: `${typing.end}${digit}`.slice(0, 4), problem: null, ready: false }
  const no = `${typing.no}${digit}`.slice(0, 12)
  return { ...typing, no, problem: no.length === 12 ? trackingNoProblem(no) : null }
}

export function erased(typing: Typing): Typing {
  if (typing.step === 'no') return { ...typing, no: typing.no.slice(0, -1), problem: null, raw: '' }
  return { ...typing, end: typing.end.slice(0, -1), problem: null, ready: false, raw: '' }
}

/** On to the four digits, then to the answer; says what is missing where it cannot. */
export function next(typing: Typing): Typing {
  if (typing.step === 'no') {
    const problem = trackingNoProblem(typing.no)
    return { ...typing, raw: '', problem, step: problem === null ? 'end' : 'no' }
  }
  const complete = typing.end.length === 4
  return { ...typing, raw: '', problem: complete ? null : '请输满手机号后四位', ready: complete }
}

/** The question was put and refused: the digits go, the number stays. */
export function refused(typing: Typing): Typing {
  return { ...typing, end: '', ready: false, raw: '' }
}

/** A key of a keyboard, or of a scanner that types what it reads and ends with Enter; null: not for us. */
export function pressed(typing: Typing, key: string): Typing | null {
  // whoever moves with the keyboard presses the button they are at
  if (key === 'Tab') return typing.raw === '' ? null : { ...typing, raw: '' }
  if (key === 'Enter') return typing.raw === '' ? null : entered(typing)
  if (key === 'Backspace') return erased(typing)
  if (key === 'Escape') return START
  if (Array.from(key).length !== 1 || key === ' ') return null
  const raw = `${typing.raw}${key}`
  const digit = key.normalize('NFKC')
  return /^\d$/.test(digit) ? { ...typed(typing, digit), raw } : { ...typing, raw }
}

function entered(typing: Typing): Typing {
  const scanned = scannedNo(typing.raw)
  return scanned === null ? next(typing) : { ...START, step: 'end', no: scanned }
}

/** The 办件编号 of a scanned code: a bar code's digits, or an address or scene that carries it. */
export function scannedNo(raw: string): string | null {
  const text = normalTrackingNo(raw)
  const found = /(?:[?&](?:no|id)=|\bc(?:=|%3D))(\d{12})(?!\d)/i.exec(text)?.[1] ?? text
  return trackingNoProblem(found) === null ? found : null
}

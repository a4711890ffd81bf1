import type { RatingRecord } from '@mingdu/shared/ratings/ratings.schema'
import {
  APPEAL_RULINGS,
  RECTIFICATION_OUTCOMES,
  type RectificationAction,
} from '@mingdu/shared/ratings/ratings.states'

/** What an official does about a 差评; to rate again is the citizen's. */
export type RatingAct = Exclude<RectificationAction, 'rerate'>

/** The one thing of an act that is chosen from a table. */
export interface ActChoice {
  /** The name in the body of the act. */
  name: string
  label: string
  options: Record<string, string>
  missing: string
  /** What stands in the body for a key; absent: the key. */
  sent?: (key: string) => unknown
}

/** A last day that a chosen key wants. */
export interface ActDay {
  name: string
  label: string
  /** The key of the choice that wants it. */
  when: string
  missing: string
  max: (rating: RatingRecord) => string | undefined
}

/** The form of an act: at most one choice, at most one day with it, and the note that every act has. */
export interface ActForm {
  title: string
  okText: string
  /** Said when it is done. */
  done: string
  choice?: ActChoice
  day?: ActDay
  note: { label: string; help: string }
  /** What was said before and is answered now; '' for nothing. */
  quoted?: (rating: RatingRecord) => string
}

/** A new act does not compile until it has its form. */
export const ACT_FORMS: Record<RatingAct, ActForm> = {
  contact: {
    ...{ title: '记录回访', okText: '记下', done: '已记下' },
    choice: {
      ...{ name: 'reached', label: '联系上了没有', missing: '请选联系上了没有' },
      options: { yes: '已联系上', no: '没有联系上' },
      sent: (key) => key === 'yes',
    },
    note: {
      label: '回访情况',
      help: '对方说了什么；被评单位看不到这段话。三次没有联系上，转入核实。',
    },
  },
  verify: {
    ...{ title: '核实差评', okText: '核实', done: '已核实，转被评单位整改' },
    choice: {
      ...{ name: 'outcome', label: '整改方式', missing: '请选整改方式' },
      options: RECTIFICATION_OUTCOMES,
    },
    day: {
      ...{ name: 'until', label: '整改到哪一天', when: 'limited', missing: '限期整改要写到哪一天' },
      max: ({ rectification }) => rectification?.rectifyDue,
    },
    note: { label: '核实情况', help: '查到了什么；被评单位看得到，请不要写评价人是谁。' },
  },
  rectify: {
    ...{ title: '报送整改', okText: '报送', done: '已报送，评价人可以再次评价' },
    note: {
      label: '整改情况',
      help: '改了什么；评价人看得到，也会公开，请不要写个人信息。报送后不能再改。',
    },
  },
  appeal: {
    ...{ title: '对差评申诉', okText: '申诉', done: '已申诉，等监察人员复核' },
    note: {
      label: '申诉理由',
      help: '为什么是恶意或误评，有什么依据。只能申诉一次，整改期限照常计算。',
    },
  },
  judgeAppeal: {
    ...{ title: '复核申诉', okText: '作出复核结果', done: '已复核' },
    choice: {
      ...{ name: 'ruling', label: '复核结果', missing: '请选复核结果' },
      options: APPEAL_RULINGS,
    },
    note: {
      label: '复核理由',
      help: '申诉成立的，这条评价不予采信，不计入满意率；不成立的，接着整改。作出后不能再改。',
    },
    quoted: ({ rectification }) => (rectification?.appeal ? `申诉理由：${rectification.appeal.note}` : ''),
  },
}

export interface ActValues {
  choice: string | null
  day: string | null
  note: string
}

export const NO_VALUES: ActValues = { choice: null, day: null, note: '' }

const NOTE_LEAST = 2

/** Whether a form asks for its day now. */
export function wantsDay({ day }: ActForm, { choice }: ActValues): boolean {
  return day !== undefined && choice === day.when
}

/** Why the form cannot be sent yet, by its part. */
export function formProblems(form: ActForm, values: ActValues): Partial<Record<keyof ActValues, string>> {
  return {
    ...(form.choice && values.choice === null ? { choice: form.choice.missing } : {}),
    ...(form.day && wantsDay(form, values) && values.day === null ? { day: form.day.missing } : {}),
    ...(values.note.trim().length < NOTE_LEAST
      ? { note: `请写${form.note.label}，至少 ${NOTE_LEAST} 个字` }
      : {}),
  }
}

/** What goes with the version in the body of the act. */
export function formBody(form: ActForm, values: ActValues): Record<string, unknown> {
  const { choice, day } = form
  const key = values.choice ?? ''
  return {
    ...(choice ? { [choice.name]: choice.sent ? choice.sent(key) : key } : {}),
    ...(day ? { [day.name]: wantsDay(form, values) ? values.day : null } : {}),
    note: values.note.trim(),
  }
}

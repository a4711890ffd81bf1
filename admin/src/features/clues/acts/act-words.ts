import type { ClueAllowed } from '@mingdu/shared/clues/clues.rules'

/** 研判 has a form of its own, in which 移出 is said; 并入 is done at the clue it goes into. */
export type DialogAct = Exclude<ClueAllowed, 'triage' | 'narrow' | 'merge'>

interface Words {
  name: 'reason' | 'text' | 'note'
  label: string
  /** Fewer are not enough; 0: may be left out. */
  min: number
  max: number
}

interface ActForm {
  /** What it leads to, said before it is done. */
  what: string
  words?: Words
  danger?: boolean
}

const reason = (label: string): Words => ({ name: 'reason', label, min: 4, max: 1000 })
const note = (label: string): Words => ({ name: 'note', label, min: 0, max: 500 })

export const ACT_FORMS: Record<DialogAct, ActForm> = {
  dispatch: {
    what: '只能派给不用回避的单位，名单里没有的就是应当回避的。派单后通知承办单位和提交人，答复期限从今天起算。',
    words: note('要求（可不填）'),
  },
  decline: {
    what: '不予受理，理由告知提交人；他可以在期限内重新打开。',
    words: reason('理由'),
    danger: true,
  },
  transferOut: {
    what: '转到别的渠道办理，这里不再办，去向和理由告知提交人。不能撤销。',
    words: reason('理由'),
    danger: true,
  },
  withdraw: { what: '收回还没有签收的派单，线索回到待分办。', words: reason('收回的理由') },
  sign: { what: '以您的名义签收，由您的单位核查、答复。答复期限从派单起算，签收不改变期限。' },
  giveBack: { what: '不属于本单位的，可以退回，由督查室决定。期限不停。', words: reason('退回的理由') },
  acceptBack: { what: '线索回到待分办，重新派单。', words: note('意见（可不填）') },
  refuseBack: { what: '由原单位继续办理，不能再退回；期限不变。', words: note('意见（可不填）') },
  note: {
    what: '记下核查了什么、找了谁，不对外，提交人看不到。涉密内容不得写入。',
    words: { name: 'text', label: '核查情况', min: 4, max: 1000 },
  },
  answer: {
    what: '答复发给提交人，写明查了什么、怎么办的；之后由督查室回访。发出后不能改。',
    words: { name: 'text', label: '答复', min: 4, max: 1000 },
  },
  callBack: {
    what: '办结、解决、满意分开记：办结不等于解决，解决不等于满意。记下后不能改。',
    words: { name: 'note', label: '回访情况', min: 4, max: 1000 },
  },
  redo: { what: '退回承办单位重新办理，答复期限不变。', words: reason('理由') },
  reopen: { what: '编号不变，回到待分办，此前的答复和回访留在记录里。', words: reason('理由') },
  toMatter: { what: '立项依据写“线索”和编号，不写提交人和内容；两边互相看得到。线索仍要答复。' },
  askOpening: {
    what: '由另一角色审批。您的单位、角色、理由和每次查看，提交人都看得到。',
    words: reason('理由和用途'),
  },
  decideOpening: { what: '同意后，申请人 24 小时内可以查看，提交人看得到。', words: note('意见（可不填）') },
}

export type ButtonAct = Exclude<ClueAllowed, 'narrow'>

/** 移出 is part of 研判; 回访 offers 退回重办 in its first field. */
export function buttonsOf(allowed: readonly ClueAllowed[]): ButtonAct[] {
  return allowed.filter(
    (act): act is ButtonAct => act !== 'narrow' && !(act === 'redo' && allowed.includes('callBack')),
  )
}

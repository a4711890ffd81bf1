/** What of an applicant is masked in every answer and may be opened one by one, with a purpose. Source: domain rules §10. */
export const REVEAL_FIELDS = {
  name: '姓名或名称',
  idNumber: '证件号码',
  phone: '手机号',
  address: '地址',
  agentName: '代理人姓名',
  agentIdNumber: '代理人证件号码',
} as const satisfies Record<string, string>
export type RevealField = keyof typeof REVEAL_FIELDS

/** How the trail says it: which fields and for what, never what they hold. */
export function revealNote(fields: readonly RevealField[], purpose: string): string {
  return `查看${fields.map((field) => REVEAL_FIELDS[field]).join('、')}；用途：${purpose}`
}

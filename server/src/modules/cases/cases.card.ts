import { formatTrackingNo } from '@mingdu/shared/cases/tracking.rules'
import { plainDate } from '@mingdu/shared/kernel/plain-date'
import { paperDate } from '../../paper/dates'
import type { PaperDocument } from '../../paper/document'

/** What a 跟踪卡 says. */
export interface CardFacts {
  no: string
  title: string
  orgName: string
  /** Masked: whoever finds the card learns no name. */
  applicant: string
  receivedOn: string
  phone: string
  url: string
}

/** 跟踪卡: the number to be read aloud, the code, and how an applicant follows the case. */
export function trackingCard({
  no,
  title,
  orgName,
  applicant,
  receivedOn,
  phone,
  url,
}: CardFacts): PaperDocument {
  const number = formatTrackingNo(no)
  const steps = [
    '用微信或手机浏览器扫描右上角的二维码，编号会自动填好。',
    '填写申请时预留手机号的后四位，就能看到办到哪一步、由哪个单位办理、哪天前办完、您要做什么。',
    `没有手机的，可以把编号报给窗口工作人员${phone === '' ? '' : `，或拨打咨询电话 ${phone}`}。`,
    '连续输错五次，这个编号一小时内不能查询，请核对后再试。',
  ]
  return {
    title: '办件跟踪卡',
    subject: title,
    facts: [
      ['办理机关', orgName],
      ['申请人', applicant],
      ['收件日期', paperDate(plainDate(receivedOn))],
    ],
    qr: { url, caption: '扫码查进度' },
    sections: [
      { title: '办件编号', blocks: [{ kind: 'figure', text: number }] },
      { title: '怎样查进度', blocks: [{ kind: 'list', items: steps }] },
      {
        title: '请妥善保管',
        blocks: [{ kind: 'text', text: '凭编号和手机号后四位可以看到办理进度，请不要转给无关的人。' }],
      },
    ],
    stub: null,
    foot: `办件编号 ${number}`,
  }
}

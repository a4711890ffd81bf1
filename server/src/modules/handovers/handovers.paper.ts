import type { Handover } from '@mingdu/shared/handovers/handovers.api'
import { HANDOVER_KINDS, type HandoverKind } from '@mingdu/shared/handovers/handovers.rules'
import type { PlainDate } from '@mingdu/shared/kernel/plain-date'
import { paperDate } from '../../paper/dates'
import type { PaperDocument } from '../../paper/document'

/** 工作交接清单: by kind, with room for both to sign. */
export function handoverPaper({ person, rows }: Handover, maker: string, today: PlainDate): PaperDocument {
  const kinds = (Object.keys(HANDOVER_KINDS) as HandoverKind[]).filter((kind) =>
    rows.some((row) => row.kind === kind),
  )
  return {
    title: '工作交接清单',
    subject: person.name,
    facts: [
      ['交接人', person.name],
      ['单位', person.org.name],
      ['制表', `${maker}　${paperDate(today)}`],
      ['项数', `${rows.length} 项`],
    ],
    qr: null,
    sections: kinds.map((kind) => ({
      title: `${HANDOVER_KINDS[kind].name}（${HANDOVER_KINDS[kind].how}）`,
      blocks: [
        {
          kind: 'table',
          columns: [
            { title: '编号', width: 3 },
            { title: '名称', width: 5 },
            { title: '状态', width: 1.5 },
            { title: '限期', width: 1.8 },
            { title: '接手人', width: 2 },
          ],
          rows: rows
            .filter((row) => row.kind === kind)
            .map(({ no, title, state, due }) => [no, title, state, due ?? '', '']),
        },
      ],
    })),
    stub: { title: '签字', facts: [], blanks: ['交接人', '接手人', '监交人', '日期'] },
    foot: `${person.name} 工作交接清单`,
  }
}

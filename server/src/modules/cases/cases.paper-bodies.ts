import {
  DELIVERY_METHODS,
  REFUSAL_GROUNDS,
  SPECIAL_PROCEDURES,
  type CasePaper,
} from '@mingdu/shared/cases/cases.states'
import type { CasePaperFacts, LeftPaper } from '@mingdu/shared/cases/papers.facts'
import { formatTrackingNo } from '@mingdu/shared/cases/tracking.rules'
import type { PaperSection } from '../../paper/document'
import type { PaperCase } from './cases.paper'
import {
  columns,
  day,
  demandTable,
  dueTable,
  limitBlocks,
  materialTable,
  pairs,
  provisional,
  section,
  small,
  text,
  you,
} from './cases.paper-blocks'

/** What a paper says between its head and its basis. */
export function bodyOf(paper: LeftPaper, of: PaperCase): PaperSection[] {
  // kind and facts of a paper belong together; the table has a body for each
  const body = BODIES[paper.kind] as Body<CasePaper>
  return body(paper as never, of)
}

type Body<K extends CasePaper> = (paper: LeftPaper<K>, of: PaperCase) => PaperSection[]

/** A new paper does not compile until it has a body. */
const BODIES: { [K in CasePaper]: Body<K> } = {
  receipt: ({ facts, orgName, on }, of) => [
    section(facts.again ? '补正后的材料' : '收到的材料', [
      text(
        facts.again
          ? `${orgName}于${day(on)}收到${you(of)}提交的补正材料。现有材料如下：`
          : `${orgName}于${day(on)}收到${you(of)}的申请和下列材料：`,
      ),
      materialTable(facts.materials),
      small('本凭证只证明收到申请和材料，不表示已经受理。'),
    ]),
    section('之后怎么办', [
      text(
        `${day(facts.answerBy)}前告知是否受理；材料不齐全或不符合规定形式的，在同一期限内一次性告知需要补正的全部内容。逾期不告知的，自收到申请材料之日起即为受理。${provisional(facts.tentative)}`,
      ),
      text(
        `凭办件编号 ${formatTrackingNo(of.no)} 和预留手机号的后四位，用手机扫描右上角二维码，或到窗口查询。`,
      ),
    ]),
  ],
  acceptance: ({ facts }, of) => [
    section('受理决定', [
      text(acceptedText(facts, of)),
      ...(facts.deferred > 0
        ? [text(`其中 ${facts.deferred} 项材料容缺受理，补齐的期限见容缺受理告知书。`)]
        : []),
      ...(facts.promises.length > 0
        ? [
            text('下列材料由申请人以告知承诺代替，应在期限前兑现：'),
            dueTable('承诺的材料', '兑现期限', facts.promises),
          ]
        : []),
    ]),
    section('办理期限', limitBlocks(facts, '办理期限以本事项办事指南为准。')),
  ],
  correction: ({ facts }, of) => [
    section('需要补正的内容', [
      text(`${you(of)}的申请材料不齐全或不符合规定形式，请补正下列全部内容：`),
      demandTable(facts),
      ...(facts.demands.some(({ second }) => second)
        ? [
            small(
              '标有“二次补正”的，是办事指南以外的要求，或本应在第一次告知时一并告知的内容，已记录在案。有异议的可以向本机关提出，也可以向监督投诉渠道反映。',
            ),
          ]
        : []),
    ]),
    section('补正与期限', [
      ...(facts.term === null
        ? []
        : [
            text(
              `请自本告知书作出之日起 ${facts.term.days} 日内，即${day(facts.term.by)}前补正。逾期不补正的，可以终止办理；确有困难的，请在期限内告知。${provisional(facts.term.tentative)}`,
            ),
          ]),
      text(
        '补正所需的时间不计入办理期限。材料补齐之日视为重新收到申请材料，答复是否受理的期限从次日起重新计算。',
      ),
    ]),
  ],
  refusal: ({ facts }, of) => [
    section('决定', [text(`经审查，决定不予受理${you(of)}的申请。`)]),
    section('理由', [
      pairs([
        ['事由', REFUSAL_GROUNDS[facts.ground]],
        ['具体理由', facts.reason],
      ]),
      ...(facts.ground === 'notOurs' ? [text('请向有权办理这一事项的机关提出申请。')] : []),
    ]),
  ],
  deferral: ({ facts }, of) => [
    section('容缺的材料', [
      text(`${you(of)}的申请主要材料齐全，下列材料可以容缺，先予受理，请在期限前补齐：`),
      dueTable('需要补齐的材料', '补齐期限', facts.owed),
    ]),
    section('注意', [text('办理期限照常计算。上述材料没有补齐以前，不能作出准予的决定。')]),
  ],
  special: ({ facts, on }, of) => [
    section('特别程序', [
      text(
        `办理${you(of)}的申请依规定需要进行${SPECIAL_PROCEDURES[facts.procedure]}，现将所需时间告知如下：`,
      ),
      pairs([
        ['程序', SPECIAL_PROCEDURES[facts.procedure]],
        ['所需时间', `${facts.days} 个工作日`],
        ['起止', `${day(facts.from)}起（当日不计），至${day(facts.to)}止`],
        ['原因', facts.reason],
      ]),
    ]),
    section('对办理期限的影响', [
      text(
        `上述时间不计入办理期限${facts.article === null ? '' : `（${facts.article}）`}，到期后自动继续计算；需要更多时间的，将另行书面告知。按${day(on)}的情况，顺延后的期限为：`,
      ),
      ...limitBlocks(facts),
    ]),
  ],
  extension: ({ facts }, of) => [
    section('延长期限', [
      text(`${you(of)}的申请在规定期限内不能办结，经批准延长办理期限，现告知如下：`),
      pairs([
        ['延长', `${facts.days} 个工作日`],
        ['批准人', facts.approver],
        ['办理方式', facts.joint ? '统一办理、联合办理或集中办理' : ''],
        ['理由', facts.reason],
        ['依据条款', facts.article ?? ''],
      ]),
    ]),
    section('延长后的期限', limitBlocks(facts)),
  ],
  grant: ({ facts }, of) => [
    section('决定', [
      text(`经审查，${you(of)}的申请符合规定的条件，决定准予。`),
      ...(facts.text === '' ? [] : [pairs([['决定内容', facts.text]])]),
    ]),
    section('送达', [
      text(
        `自作出决定之日起 ${facts.deliverDays} 个工作日内，即${day(facts.deliverBy)}前，送达本决定书${facts.certificate ? '和证件' : ''}。`,
      ),
    ]),
  ],
  denial: ({ facts }, of) => [
    section('决定', [text(`经审查，决定不予准许${you(of)}的申请。`)]),
    section('理由', [text(facts.reason)]),
    ...(facts.deliver === null
      ? []
      : [
          section('送达', [
            text(
              `自作出决定之日起 ${facts.deliver.days} 个工作日内，即${day(facts.deliver.by)}前，送达本决定书。`,
            ),
          ]),
        ]),
  ],
  delivery: ({ facts, on }, of) => [
    section('送达情况', [
      pairs([
        ['受送达人', of.applicant.name],
        ['送达文书', `${facts.granted ? '准予' : '不予'}决定书（${facts.decisionNo}）`],
        ['送达物品', facts.certificate ? '证件' : ''],
        ['送达方式', DELIVERY_METHODS[facts.method]],
        ['签收人', of.receiver],
        ['送达日期', day(on)],
      ]),
    ]),
    section('签收', [
      text('受送达人或代收人收到上述文书后，请在下面签字或盖章。'),
      {
        kind: 'table',
        tall: true,
        columns: columns(['项目', 26], ['签字或盖章', 46], ['日期', 28]),
        rows: SIGNING.map((who) => [who, '', '']),
      },
      small('代收的，写明代收人与受送达人的关系和代收理由；留置送达的，由见证人签字；邮寄送达的，附回执。'),
    ]),
  ],
  ending: ({ facts }, of) => [
    section('决定', [text(`决定终止办理${you(of)}的申请。`)]),
    section('理由', [text(facts.reason)]),
  ],
  withdrawal: ({ facts }, of) => [
    section('撤回', [
      text(`${you(of)}已撤回这一申请，本机关不再办理。`),
      ...(facts.reason === '' ? [] : [pairs([['撤回原因', facts.reason]])]),
      text('以后需要办理的，可以重新提出申请。'),
    ]),
  ],
  transfer: ({ facts }, of) => [
    section('转报', [
      text(`${you(of)}的申请依规定由上级机关决定，本机关已将审查意见和全部申请材料转报。`),
      pairs([
        ['转报机关', facts.to],
        ['原因', facts.reason],
      ]),
      text('申请材料已随案转报，不用再交；之后的进度由上级机关告知。'),
    ]),
  ],
}

const SIGNING = ['受送达人', '代收人（与受送达人的关系）', '送达人', '见证人（留置送达时）']

function acceptedText(
  { silence, receivedOn, acceptedOn }: CasePaperFacts['acceptance'],
  of: PaperCase,
): string {
  if (silence === null) return `${you(of)}的申请材料齐全、符合规定形式，自${day(acceptedOn)}起受理。`
  const article = silence.article === null ? '' : `根据${silence.article}，`
  return `${you(of)}的申请材料于${day(receivedOn)}收到，收到后 ${silence.days} 个工作日内没有告知补正。${article}自收到申请材料之日（${day(acceptedOn)}）起视为受理。`
}

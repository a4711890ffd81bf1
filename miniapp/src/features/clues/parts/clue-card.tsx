import { View } from '@tarojs/components'
import { formatTrackingNo } from '@mingdu/shared/cases/tracking.rules'
import type { MyClue } from '@mingdu/shared/clues/clues.schema'
import { CLUE_IDENTITIES, CLUE_KINDS, CLUE_RESOLUTIONS, CLUE_STATES } from '@mingdu/shared/clues/clues.states'
import { RATING_LEVELS } from '@mingdu/shared/ratings/ratings.states'
import { dayText, momentText } from '../../../components/dates'
import { Facts } from '../../../components/facts/facts'
import { Notice } from '../../../components/notice/notice'
import { Section } from '../../../components/section/section'
import { heading } from '../../../components/semantics'
import { Timeline } from '../../../components/timeline/timeline'
import './clue-parts.scss'

/** A clue as whoever sent it follows it: where it stands, the answer, the way so far, who looked behind the seal. */
export function ClueCard({ clue }: { clue: MyClue }) {
  const { state, merged, answer, steps } = clue
  return (
    <>
      <Section className="clue-head">
        <View className="clue-state" {...heading(1)}>
          {CLUE_STATES[state]}
        </View>
        {merged && (
          <Notice className="clue-merged" tone="blue">
            已与相近的线索合并办理，进展和答复照样写在这里。
          </Notice>
        )}
        <Facts className="clue-facts" facts={factsOf(clue)} />
      </Section>
      {answer && (
        <Section className="clue-answered" title="答复">
          <View className="clue-answer">{answer.text}</View>
          <View className="clue-by">
            {answer.office} · {momentText(answer.at, null)}
          </View>
        </Section>
      )}
      {clue.identity === 'sealed' && <Openings clue={clue} />}
      <Section className="clue-steps" title="办到哪一步">
        <Timeline
          lines={steps.map(({ at, what, office, note }) => ({ at, what, who: office, note, version: 0 }))}
          today={null}
        />
      </Section>
    </>
  )
}

const OPENING_STATES = { asked: '等待审批', approved: '已批准', refused: '没有批准' } as const

/** 实名保密: every time somebody asked to see who it is. */
function Openings({ clue: { openings } }: { clue: MyClue }) {
  return (
    <Section className="clue-openings" title="谁看过您的身份">
      {openings.length === 0 && <View className="clue-by">没有人申请查看，也没有人看过。</View>}
      {openings.map((one) => (
        <View key={one.askedAt} className="clue-opening">
          <View className="clue-reason">{one.reason}</View>
          <View className="clue-by">
            {one.office}（{one.role}）{momentText(one.askedAt, null)} 申请，{OPENING_STATES[one.state]}
            {one.decidedAt ? `（${one.decidedBy}，${momentText(one.decidedAt, null)}）` : ''}
          </View>
          {one.openedAt.map((at) => (
            <View key={at} className="clue-by">
              {momentText(at, null)} 查看了您的身份
            </View>
          ))}
        </View>
      ))}
    </Section>
  )
}

function factsOf(clue: MyClue): readonly (readonly [string, string])[] {
  const { no, kind, identity, text, files, createdAt, due, resolution, rated, reopenUntil } = clue
  return [
    ['编号', formatTrackingNo(no)],
    ['类别', CLUE_KINDS[kind]],
    ['身份', CLUE_IDENTITIES[identity]],
    ['什么事', text],
    ['照片和视频', files > 0 ? `${files} 个` : ''],
    ['提交', momentText(createdAt, null)],
    ['最晚答复', due ? dayText(due, null) : ''],
    ['解决没有', resolution ? CLUE_RESOLUTIONS[resolution] : ''],
    ['您的评价', rated ? [RATING_LEVELS[rated.level], rated.text].filter(Boolean).join('：') : ''],
    ['可重新打开', reopenUntil ? `到 ${dayText(reopenUntil, null)} 为止` : ''],
  ]
}

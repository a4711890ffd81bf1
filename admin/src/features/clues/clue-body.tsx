import { CLUE_PRIORITIES } from '@mingdu/shared/clues/clues.rules'
import type { Clue } from '@mingdu/shared/clues/clues.schema'
import { CLUE_IDENTITIES, CLUE_SOURCES, CLUE_STATES } from '@mingdu/shared/clues/clues.states'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useMe } from '../../api/session'
import { fullTimeText } from '../../components/dates'
import { ClueAssignment } from './clue-assignment'
import { ClueFiles } from './clue-files'
import { ClueOpenings } from './clue-openings'
import { dueText, outcomeOf, stateClass } from './clue-words'

/** What was sent, whom it is about, who has it, what was answered, and what the call-back found. */
export function ClueBody({ clue }: { clue: Clue }) {
  const { state, priority, publicText, mergedInto, transferredTo, matter } = clue
  return (
    <>
      <p className="row row--wrap">
        <span className={stateClass(state)}>{CLUE_STATES[state]}</span>
        <span className={priority === 'urgent' ? 'tag tag--red' : 'tag'}>{CLUE_PRIORITIES[priority]}</span>
      </p>
      <h3 className="sub-h">说了什么</h3>
      <p className="prewrap">{clue.text}</p>
      <ClueFiles clue={clue} />
      <Sent clue={clue} />
      {publicText !== null && <Said title="公开的文字" text={publicText} />}
      {mergedInto && (
        <p className="note note--blue">
          已并入
          <Link className="underlined" to={`/clues?open=${mergedInto.id}`}>
            线索 {mergedInto.no}
          </Link>
          ，在那里办理。
        </p>
      )}
      {transferredTo !== '' && <p className="note note--blue">已转{transferredTo}办理。</p>}
      {matter && (
        <p className="note note--blue">
          已转为督查事项：
          <Link className="underlined" to={`/matters/${matter.id}`}>
            {matter.title}
          </Link>
        </p>
      )}
      <ClueAssignment clue={clue} />
      <Work clue={clue} />
      <ClueOpenings clue={clue} />
    </>
  )
}

function Sent({ clue }: { clue: Clue }) {
  const { today } = useMe()
  const { source, origin, identity, sender, place, concerned, concernedSaid, concernedText, keywords } = clue
  const names = (refs: readonly { name: string }[]) => refs.map(({ name }) => name).join('、')
  const facts: [string, ReactNode][] = [
    ['来源', `${CLUE_SOURCES[source]}　${CLUE_IDENTITIES[identity]}`],
    ...(origin ? [['来文号', `${origin.no}（${origin.partner}）`] satisfies [string, ReactNode]] : []),
    ['提交人', sender ? `${sender.name}　${sender.phone}` : SEALED[identity]],
    ['地点', placeText(place)],
    ['他说涉及', [names(concernedSaid), concernedText].filter((one) => one !== '').join('；') || '没有写'],
    ['研判涉及', names([...concerned.orgs, ...concerned.people]) || '没有认定'],
    ['关键词', keywords.join('、') || '没有'],
    ['附议、催办', `${clue.endorsements} 人附议，催办 ${clue.urges} 次`],
    ['收到', fullTimeText(clue.createdAt)],
    ['答复期限', clue.due === null ? '派单后起算' : dueText(clue, today)],
  ]
  return (
    <dl className="facts num" style={{ marginTop: 12 }}>
      {facts.map(([name, value]) => (
        <Fact key={name} name={name} value={value} />
      ))}
    </dl>
  )
}

const SEALED: Record<Clue['identity'], string> = {
  open: '没有留',
  sealed: '封存，经批准才能查看',
  anonymous: '匿名，系统没有记下是谁',
}

function placeText(place: Clue['place']): string {
  if (!place) return '没有写'
  const { text, lat, lng } = place
  const point = lat !== null && lng !== null ? `（${lat.toFixed(4)}，${lng.toFixed(4)}）` : ''
  return `${text}${point}` || '没有写'
}

function Fact({ name, value }: { name: string; value: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  )
}

/** 核查, 答复 and 回访; 办结, 解决 and 满意 each for itself. */
function Work({ clue }: { clue: Clue }) {
  const { notes, answer, callBack, rated } = clue
  return (
    <>
      {notes.length > 0 && <h3 className="sub-h">核查记录（不对外）</h3>}
      {notes.map(({ text, by, at }) => (
        <Said key={at} text={text} by={`${by.name}　${fullTimeText(at)}`} />
      ))}
      {answer && (
        <Said
          title="答复"
          text={answer.text}
          by={`${answer.office}　${answer.by.name}　${fullTimeText(answer.at)}`}
        />
      )}
      {callBack && (
        <Said
          title="回访"
          text={`${callBack.reached ? '联系上了' : '没有联系上'}：${callBack.note}`}
          by={`${callBack.by.name}　${fullTimeText(callBack.at)}`}
        />
      )}
      <h3 className="sub-h">办结、解决、满意</h3>
      <dl className="facts">
        {outcomeOf(clue).map(([name, value]) => (
          <Fact key={name} name={name} value={value} />
        ))}
      </dl>
      {rated !== null && rated.text !== '' && <p className="prewrap small">{rated.text}</p>}
    </>
  )
}

function Said({ title, text, by }: { title?: string; text: string; by?: string }) {
  return (
    <>
      {title !== undefined && <h3 className="sub-h">{title}</h3>}
      <p className="prewrap">{text}</p>
      {by !== undefined && <p className="small muted num">{by}</p>}
    </>
  )
}

import { View } from '@tarojs/components'
import type { MyClue } from '@mingdu/shared/clues/clues.schema'
import { RATING_LEVELS, type RatingLevel } from '@mingdu/shared/ratings/ratings.states'
import { useState } from 'react'
import type { ApiError } from '../../../api/api-error'
import { useSending } from '../../../api/use-sending'
import { Field } from '../../../components/field/field'
import { TextField } from '../../../components/field/text-field'
import { Notice } from '../../../components/notice/notice'
import { Refusal } from '../../../components/notice/refusal'
import { Pills } from '../../../components/pills/pills'
import { Sheet } from '../../../components/sheet/sheet'
import { Button } from '../../../components/tap/button'
import { open, PAGES } from '../../../platform/navigate'
import './clue-parts.scss'

export type Act = 'urge' | 'rate' | 'reopen'
export interface Said {
  level: RatingLevel
  text: string
}

/** How the three acts go out, as the citizen or with number and PIN; each under its Idempotency-Key. */
export interface ClueSender {
  urge: (idempotencyKey: string) => Promise<MyClue>
  rate: (said: Said, idempotencyKey: string) => Promise<MyClue>
  reopen: (reason: string, idempotencyKey: string) => Promise<MyClue>
}

const WORDS = {
  urge: { name: '催办', title: '催一催办理单位？', done: '已催办，承办单位和督查室看得到。' },
  rate: { name: '评价', title: '这条线索办得怎么样', done: '已评价。' },
  reopen: { name: '重新打开', title: '重新打开这条线索？', done: '已重新打开，督查室重新分办。' },
} as const satisfies Record<Act, { name: string; title: string; done: string }>

const LEVELS = (Object.keys(RATING_LEVELS) as RatingLevel[]).map((key) => ({ key, text: RATING_LEVELS[key] }))
const REASON_LEAST = 5
const TEXT_MOST = 500

interface ClueActsProps {
  clue: MyClue
  sender: ClueSender
  onDone: (clue: MyClue) => void
}

/** What whoever sent it may do now; each is asked about before it is done. */
export function ClueActs({ clue, sender, onDone }: ClueActsProps) {
  const [act, setAct] = useState<Act | null>(null)
  const [done, setDone] = useState<{ act: Act; nth: number } | null>(null)
  // held here: a sheet that was closed after a lost answer repeats the same act when it is opened again
  const sending = useSending()
  const acts = (Object.keys(WORDS) as Act[]).filter((one) => clue.allowed[one])
  return (
    <>
      {done && (
        <Notice className="clue-acts-done" tone="blue">
          {WORDS[done.act].done}
        </Notice>
      )}
      {clue.confirmToken !== null && <Confirm token={clue.confirmToken} />}
      <View className="clue-acts">
        {acts.map((one) => (
          <Button
            key={one}
            className={`clue-${one}`}
            kind="plain"
            text={WORDS[one].name}
            onTap={() => setAct(one)}
          />
        ))}
      </View>
      {act && (
        <ActSheet
          key={act}
          act={act}
          sending={sending}
          onNo={() => setAct(null)}
          onSend={async (said) => {
            // what was done once may be meant again: another 催办 is another act
            const nth = done?.nth ?? 0
            const content = { act, ...said, nth }
            const fresh = await sending.send(content, (key) => perform(act, sender, said, key))
            if (fresh === null) return
            setAct(null)
            setDone({ act, nth: nth + 1 })
            onDone(fresh)
          }}
        />
      )}
    </>
  )
}

interface Answer {
  level: RatingLevel | null
  text: string
}
type Problems = Partial<Record<keyof Answer, string>>

interface ActSheetProps {
  act: Act
  sending: { busy: boolean; error: ApiError | null }
  onNo: () => void
  onSend: (answer: Answer) => Promise<void>
}

function ActSheet({ act, sending: { busy, error }, onNo, onSend }: ActSheetProps) {
  const [answer, setAnswer] = useState<Answer>({ level: null, text: '' })
  const [missing, setMissing] = useState<Problems>({})
  // a refusal of before this sheet was opened is none of its own
  const [tried, setTried] = useState(false)
  const refused = tried && !busy ? error : null
  const problems = { ...(refused ? problemsOf(refused) : {}), ...missing }
  const send = () => {
    const found = missingOf(act, answer)
    setMissing(found)
    if (Object.keys(found).length > 0) return
    setTried(true)
    void onSend({ ...answer, text: answer.text.trim() })
  }
  return (
    <Sheet title={WORDS[act].title} yes={WORDS[act].name} busy={busy} onYes={send} onNo={onNo}>
      {act === 'urge' && <View>会提醒承办单位和督查室，隔一段时间才能再催。</View>}
      {act === 'rate' && (
        <Field
          className="clue-level"
          label="满意吗"
          hint="只能评一次，不能改。"
          error={problems.level ?? null}
        >
          <Pills<RatingLevel | ''>
            className="clue-levels"
            label="满意吗"
            pills={LEVELS}
            value={answer.level ?? ''}
            onChange={(one) => setAnswer({ ...answer, level: one === '' ? null : one })}
          />
        </Field>
      )}
      {act !== 'urge' && (
        <Field
          className="clue-said-field"
          label={act === 'rate' ? '想说的（可以不写）' : '为什么重新打开'}
          error={problems.text ?? null}
        >
          <TextField
            className="clue-said"
            label={act === 'rate' ? '想说的' : '为什么重新打开'}
            value={answer.text}
            most={TEXT_MOST}
            onChange={(text) => setAnswer({ ...answer, text })}
          />
        </Field>
      )}
      {refused && Object.keys(problems).length === 0 && (
        <Refusal className="clue-act-error" error={refused} today={null} />
      )}
    </Sheet>
  )
}

function missingOf(act: Act, { level, text }: Answer): Problems {
  if (act === 'rate' && level === null) return { level: '请选一个满意程度' }
  return act === 'reopen' && text.trim().length < REASON_LEAST
    ? { text: `请至少写 ${REASON_LEAST} 个字` }
    : {}
}

/** The server's word at its field; none when the refusal is about something else. */
function problemsOf(error: ApiError): Problems {
  const [level, text] = [error.field('level'), error.field('text') ?? error.field('reason')]
  return { ...(level === null ? {} : { level }), ...(text === null ? {} : { text }) }
}

function perform(act: Act, sender: ClueSender, { level, text }: Answer, key: string): Promise<MyClue> {
  if (act === 'reopen') return sender.reopen(text, key)
  return act === 'rate' && level !== null ? sender.rate({ level, text }, key) : sender.urge(key)
}

/** 群众核验 of the matter that was made from it. */
function Confirm({ token }: { token: string }) {
  return (
    <>
      <Notice className="clue-confirm" tone="blue">
        由这条线索立项的事项报告已办好，解决没有，请您说一句。
      </Notice>
      <Button className="clue-confirm__go" text="去核验" onTap={() => open(PAGES.confirm, { t: token })} />
    </>
  )
}

import { View } from '@tarojs/components'
import { dayText } from '@mingdu/shared/bulletins/bulletins.periods'
import type { Bulletin } from '@mingdu/shared/bulletins/bulletins.schema'
import {
  BULLETIN_KINDS,
  BULLETIN_STATES,
  BULLETIN_TEXTS,
  type BulletinText,
} from '@mingdu/shared/bulletins/bulletins.states'
import { plainDate } from '@mingdu/shared/kernel/plain-date'
import { MATTER_CATEGORIES } from '@mingdu/shared/matters/matters.states'
import { api } from '../../../api/client.gen'
import { useShown } from '../../../api/use-shown'
import { Facts } from '../../../components/facts/facts'
import { Para } from '../../../components/facts/para'
import { Fold } from '../../../components/fold/fold'
import { Notice } from '../../../components/notice/notice'
import { Screen } from '../../../components/screen/screen'
import { Section } from '../../../components/section/section'
import { heading } from '../../../components/semantics'
import { Failed, Skeleton } from '../../../components/states/states'
import { Tag } from '../../../components/tag/tag'
import { stopPullDown } from '../../../platform/device'
import { usePullDownRefresh } from '../../../platform/page-hooks'
import { Moved, Reds, Steps, Unissued } from './parts'
import { PaperButton } from './paper-button'
import { Units } from './units'
import '../bulletins.scss'

/** One 通报 as its paper has it: the same parts in the same order. */
export default function BulletinPage() {
  const { data, error, reload } = useShown((id) => api.bulletins.get({ params: { id } }))
  usePullDownRefresh(() => void reload().finally(stopPullDown))
  return (
    <Screen className="bulletin-page" title="通报">
      {!data && error && <Failed what="这份通报" error={error} onRetry={() => void reload()} />}
      {!data && !error && <Skeleton />}
      {data && <Paper key={data.id} bulletin={data} />}
    </Screen>
  )
}

function Paper({ bulletin }: { bulletin: Bulletin }) {
  const { figures, withdrawal, opensTasks, id, no, title } = bulletin
  return (
    <>
      {withdrawal && (
        <Notice className="bulletin-withdrawn" tone="red">
          {withdrawal.on} 由{withdrawal.by.name}撤回：{withdrawal.reason}
        </Notice>
      )}
      <Head bulletin={bulletin} />
      <Written bulletin={bulletin} part="lead" />
      <Units figures={figures} />
      <Reds figures={figures} opens={opensTasks} />
      <Moved figures={figures} />
      <Steps figures={figures} />
      <Unissued figures={figures} opens={opensTasks} />
      <Written bulletin={bulletin} part="good" />
      <Written bulletin={bulletin} part="problems" />
      <Written bulletin={bulletin} part="next" />
      <Fold className="bulletin-definitions" title="指标口径">
        {figures.definitions.map(({ name, definition }) => (
          <Para key={name} title={name} text={definition} />
        ))}
      </Fold>
      <PaperButton id={id} name={`${no ?? title}.pdf`} />
    </>
  )
}

function Head({ bulletin }: { bulletin: Bulletin }) {
  const { kind, state, title, no, period, figures, issuer, issuedOn } = bulletin
  return (
    <Section className="bulletin-head">
      <Tag text={state === 'issued' ? BULLETIN_KINDS[kind] : BULLETIN_STATES[state]} />
      <View className="bulletin-title" {...heading(1)}>
        {title}
      </View>
      <Facts
        className="bulletin-facts"
        facts={[
          ['编号', no ?? '印发时编'],
          ['期间', `${dayText(plainDate(period.from))}至${dayText(plainDate(period.through))}`],
          ['范围', aboutText(bulletin)],
          ['数字截至', figures.asOn],
          ['印发', issuedOn === null ? '' : `${issuer} ${issuedOn}`],
        ]}
      />
    </Section>
  )
}

/** What was written by hand; a part nobody wrote is left out. */
function Written({ bulletin: { texts }, part }: { bulletin: Bulletin; part: BulletinText }) {
  const text = texts[part].trim()
  if (text === '') return null
  return (
    <Section className={`bulletin-${part}`} title={BULLETIN_TEXTS[part]}>
      <View className="bulletin-text">{text}</View>
    </Section>
  )
}

function aboutText({ about: { category, matters } }: Bulletin): string {
  if (category !== null) return MATTER_CATEGORIES[category]
  return matters.map(({ no, title }) => `${no} ${title}`).join('；')
}

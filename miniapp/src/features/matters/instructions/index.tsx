import { View } from '@tarojs/components'
import type { InstructionRow } from '@mingdu/shared/matters/instructions.api'
import { INSTRUCTION_STATES, type InstructionState } from '@mingdu/shared/matters/instructions.states'
import { useState } from 'react'
import { api } from '../../../api/client.gen'
import { useMe } from '../../../api/use-me'
import { ROWS } from '../../../api/use-pages'
import { dayText } from '../../../components/dates'
import { PagedList } from '../../../components/paged-list/paged-list'
import { Pills } from '../../../components/pills/pills'
import { Screen } from '../../../components/screen/screen'
import { heading } from '../../../components/semantics'
import { Empty } from '../../../components/states/states'
import { Tag } from '../../../components/tag/tag'
import { Button } from '../../../components/tap/button'
import { Tap } from '../../../components/tap/tap'
import { open, PAGES } from '../../../platform/navigate'
import { useVisit } from '../../../api/use-visit'
import '../matters.scss'

/** 领导批示, the newest first, and the way to write one. */
export default function InstructionsPage() {
  const { me, may } = useMe()
  const [state, setState] = useState<InstructionState | ''>('')
  const visit = useVisit()
  const fetch = (cursor: string | undefined) =>
    api.instructions.list({
      query: { limit: ROWS, ...(state === '' ? {} : { state }), ...(cursor ? { cursor } : {}) },
    })
  return (
    <Screen className="instructions-page" title="领导批示">
      {may('instruction.write') && (
        <View className="matter-buttons">
          <Button className="instruction-new" text="写批示" onTap={() => open(PAGES.writeInstruction)} />
        </View>
      )}
      <View className="matter-pills">
        <Pills
          className="instruction-state"
          label="按状态筛选"
          pills={PILLS}
          value={state}
          onChange={setState}
        />
      </View>
      <PagedList
        what="批示"
        fetch={fetch}
        filter={state}
        visit={visit}
        row={(row) => <InstructionCard key={row.id} row={row} today={me?.today ?? null} />}
        empty={<Empty title="没有这样的批示" text="领导写的批示和督查室登记的批示件会列在这里。" />}
      />
    </Screen>
  )
}

const PILLS: readonly { key: InstructionState | ''; text: string }[] = [
  { key: '', text: '全部' },
  ...(Object.keys(INSTRUCTION_STATES) as InstructionState[]).map((key) => ({
    ...{ key, text: INSTRUCTION_STATES[key] },
  })),
]

function InstructionCard({ row, today }: { row: InstructionRow; today: string | null }) {
  const { id, no, leader, on, text, state, matters } = row
  return (
    <Tap className="matter-card" as="link" onTap={() => open(PAGES.instruction, { id })}>
      <View className="matter-card__top">
        <Tag text={INSTRUCTION_STATES[state]} />
        <View className="matter-card__aside">{leader.name}</View>
      </View>
      <View className="matter-card__t" {...heading(2)}>
        {text}
      </View>
      <View className="matter-card__m">
        {[dayText(on, today), no, matters > 0 ? `立项 ${matters} 件` : ''].filter(Boolean).join(' · ')}
      </View>
    </Tap>
  )
}

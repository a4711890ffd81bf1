import { View } from '@tarojs/components'
import { percent, quantityText } from '@mingdu/shared/parts/figures'
import type { TreeTask } from '@mingdu/shared/matters/matters.schema'
import { TASK_STATES } from '@mingdu/shared/tasks/tasks.states'
import { useState } from 'react'
import { dayText } from '../../../components/dates'
import { Light } from '../../../components/light/light'
import { Section } from '../../../components/section/section'
import { Button } from '../../../components/tap/button'
import { Tap } from '../../../components/tap/tap'
import { open, PAGES } from '../../../platform/navigate'

/** Rows shown at first and with every tap. */
const STEP = 10

/** The tasks of a matter that are done by somebody, in the order of their numbers. */
export function Leaves({ tree, today }: { tree: readonly TreeTask[]; today: string | null }) {
  const [shown, setShown] = useState(STEP)
  const leaves = tree.filter(({ leaf }) => leaf)
  if (leaves.length === 0) return null
  return (
    <Section className="matter-leaves" title="任务" aside={`共 ${leaves.length} 项`}>
      {leaves.slice(0, shown).map((task) => (
        <Tap key={task.id} className="leaf" as="link" onTap={() => open(PAGES.task, { id: task.id })}>
          <Light light={task.light} text={TASK_STATES[task.state]} tag />
          <View className="leaf__t">{task.title}</View>
          <View className="leaf__m">
            {[
              task.org.name,
              task.clock.due === null ? '' : `限 ${dayText(task.clock.due, today)}`,
              quantityText(task.quantity) ?? `核实 ${percent(task.progress.verified)}%`,
            ]
              .filter(Boolean)
              .join(' · ')}
          </View>
        </Tap>
      ))}
      {leaves.length > shown && (
        <Button
          className="matter-leaves__more"
          kind="link"
          text={`再看 ${Math.min(STEP, leaves.length - shown)} 项`}
          onTap={() => setShown(shown + STEP)}
        />
      )}
    </Section>
  )
}

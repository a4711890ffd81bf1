import { View } from '@tarojs/components'
import { percent, quantityText } from '@mingdu/shared/parts/figures'
import { Section } from '../../../components/section/section'
import { announced, heading } from '../../../components/semantics'
import { Button } from '../../../components/tap/button'
import { back } from '../../../platform/navigate'
import type { Decided } from './verify-queue'

/** Decided: what it changed, and who is told. */
export function VerifyDone({ decided: { act, task } }: { decided: Decided }) {
  return (
    <Section className="verify-done">
      <View {...announced()}>
        <View className="verify-done__t" {...heading(1)}>
          {act === 'askMore'
            ? '已要求补充'
            : act === 'return'
              ? '已退回'
              : task.state === 'done'
                ? '已核实，任务办结'
                : '已核实'}
        </View>
        <View className="verify-done__next">
          {act === 'askMore'
            ? '已通知承办人。补充后这次进展回到待核验。'
            : act === 'return'
              ? '任务回到“在办”，已通知承办人按意见整改后再报。'
              : `核实进度 ${percent(task.progress.verified)}%（${quantityText(task.quantity) ?? '按百分比'}），已通知承办人。`}
        </View>
      </View>
      <Button className="verify-back" text="返回" onTap={back} />
    </Section>
  )
}

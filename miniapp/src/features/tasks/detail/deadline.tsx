import { View } from '@tarojs/components'
import { LIGHTS } from '@mingdu/shared/kernel/light'
import { remainingText } from '@mingdu/shared/parts/figures'
import type { Task } from '@mingdu/shared/tasks/tasks.schema'
import { dayText } from '../../../components/dates'
import { DayStrip } from '../../../components/day-strip/day-strip'
import { Notice } from '../../../components/notice/notice'
import { Section } from '../../../components/section/section'

/** 什么时候要: days left, the strip, and why the light is what it is. */
export function Deadline({ task, today }: { task: Task; today: string | null }) {
  const { clock, suspension } = task
  return (
    <Section className="task-deadline" title="什么时候要" aside={limitText(task)}>
      <View className="deadline__by">
        <View className="deadline__left">{leftText(task)}</View>
        {clock.due && (
          <View className="deadline__due">
            {dayText(clock.due, today)}24:00{clock.tentative ? '（暂定）' : ''}
          </View>
        )}
      </View>
      <DayStrip days={task.strip} />
      {suspension && (
        <Notice className="deadline__pause" tone="blue">
          {dayText(suspension.from, today)}起暂停：{suspension.reason}，{suspension.documentNo}
          。恢复前时限不计。
        </Notice>
      )}
      <Why task={task} today={today} />
    </Section>
  )
}

function Why({ task, today }: { task: Task; today: string | null }) {
  const { light, lightReasons, nextLight } = task
  const tone = light === 'red' ? 'red' : light === 'green' || light === 'grey' ? 'blue' : 'yellow'
  if (lightReasons.length === 0) return null
  return (
    <Notice className="deadline__why" tone={tone}>
      <View className="deadline__why-t">为什么是{LIGHTS[light].word}</View>
      {lightReasons.map(({ code, text }) => (
        <View key={code}>{text}。</View>
      ))}
      {nextLight && (
        <View>
          没有新的核实进展，{dayText(nextLight.date, today)}转为{LIGHTS[nextLight.light].word}。
        </View>
      )}
    </Notice>
  )
}

/** `限期 15 个工作日 · 第 12 日`: the day of the limit that today is. */
function limitText({ clock, state }: Task): string {
  const { limitWorkdays, remaining } = clock
  if (limitWorkdays === null) return ''
  const limit = `限期 ${limitWorkdays} 个工作日`
  const day = remaining === null ? 0 : limitWorkdays - remaining
  const counts = state !== 'done' && state !== 'suspended' && day > 0 && day <= limitWorkdays
  return counts ? `${limit} · 第 ${day} 日` : limit
}

function leftText({ state, clock }: Task): string {
  if (state === 'done') return '已办结'
  if (state === 'suspended') return '暂停，时限不计'
  if (state === 'cancelled') return '已撤销'
  return remainingText(clock.remaining)
}

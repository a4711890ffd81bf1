import type { GuideContent } from '@mingdu/shared/guides/guides.schema'
import { materialsFor } from '@mingdu/shared/guides/scenario.rules'
import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { isTyping } from './use-intake-keys'

type Answers = Record<string, string>

interface ScenarioProps {
  guide: Pick<GuideContent, 'materials' | 'scenario'>
  answers: Answers
  onChange: (answers: Answers) => void
  /** The last question was answered. */
  onDone: () => void
}

/** 情形引导: one question at a time, answered by its number. */
export function StepScenario({ guide, answers, onChange, onDone }: ScenarioProps) {
  const { trail, ask, stop, materials } = materialsFor(guide, answers)
  const answer = (key: string) => {
    if (!ask) return
    const next = { ...answers, [ask.key]: key }
    onChange(next)
    const after = materialsFor(guide, next)
    if (after.ask === null && after.stop === '') onDone()
  }
  const backTo = (at: number) =>
    onChange(Object.fromEntries(trail.slice(0, at).map(({ question, option }) => [question.key, option.key])))
  useNumberKeys({
    choose: (n) => ask?.options[n - 1] && answer(ask.options[n - 1]?.key ?? ''),
    back: () => trail.length > 0 && backTo(trail.length - 1),
  })
  return (
    <div className="stack">
      {trail.map(({ question, option }, i) => (
        <p key={question.key} className="between">
          <span>
            <span className="muted">{question.text}：</span>
            <b>{option.label}</b>
          </span>
          <Button type="link" size="small" onClick={() => backTo(i)} aria-label={`重选：${question.text}`}>
            重选
          </Button>
        </p>
      ))}
      {ask && (
        <fieldset className="stack" style={{ border: 0, padding: 0, margin: 0 }}>
          <legend className="strong">{ask.text}</legend>
          {ask.options.map(({ key, label }, i) => (
            <button key={key} type="button" className="intake__option" onClick={() => answer(key)}>
              <kbd className="kbd">{i + 1}</kbd>
              <span className="grow">{label}</span>
            </button>
          ))}
        </fieldset>
      )}
      {stop !== '' && (
        <p className="note note--red" role="alert">
          {stop}
        </p>
      )}
      {!ask && stop === '' && (
        <p className="note note--blue num">
          {trail.length === 0 ? '这一事项不分情形。' : '情形已问清。'}共要 {materials.length} 项材料。
        </p>
      )}
    </div>
  )
}

function useNumberKeys(keys: { choose: (n: number) => void; back: () => void }): void {
  const now = useRef(keys)
  now.current = keys
  useEffect(() => {
    const onKey = (e: KeyboardEvent) => {
      if (e.altKey || e.ctrlKey || e.metaKey || isTyping(e.target)) return
      if (/^[1-9]$/.test(e.key)) now.current.choose(Number(e.key))
      if (e.key === 'Backspace') now.current.back()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}

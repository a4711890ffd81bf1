import { LIGHTS, type LightColour } from '@mingdu/shared/kernel/light'
import type { ReactNode } from 'react'

const SHAPES: Record<LightColour, ReactNode> = {
  green: <circle cx="6" cy="6" r="5" />,
  yellow: <path d="M6 .8 11.600 11H.4z" />,
  red: <rect x="1" y="1" width="10" height="10" />,
  grey: <circle cx="6" cy="6" r="4.200" fill="none" stroke="currentColor" strokeWidth="1.8" />,
  recovered: <path d="M6 .2 11.800 6 6 11.800.2 6z" />,
}

interface LightProps {
  light: LightColour
  /** On a wash of its colour, for headings. */
  tag?: boolean
  plain?: boolean
  /** Says more than the word, e.g. 超期 2 个工作日; must itself contain the meaning. */
  text?: string
}

/** The light of a clock that has not started says so: grey would else read 暂停. */
export function ClockLight({
  light,
  started,
  tag = false,
}: {
  light: LightColour
  started: boolean
  tag?: boolean
}) {
  return light === 'grey' && !started ? (
    <Light light={light} tag={tag} text="未派单" />
  ) : (
    <Light light={light} tag={tag} />
  )
}

/** A light is never colour alone: a shape, a word and a colour. */
export function Light({ light, tag = false, plain = false, text }: LightProps) {
  const classes = ['light', `light--${light}`, tag && 'light--tag', plain && 'light--plain']
  return (
    <span className={classes.filter(Boolean).join(' ')}>
      <svg viewBox="0 0 12 12" aria-hidden="true">
        {SHAPES[light]}
      </svg>
      {text ?? LIGHTS[light].word}
    </span>
  )
}

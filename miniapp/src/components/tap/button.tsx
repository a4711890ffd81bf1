import { Tap } from './tap'
import { classes } from '../semantics'

interface ButtonProps {
  className: string
  text: string
  onTap: () => void
  /** One filled button a screen; everything else outlined or a link. */
  kind?: 'main' | 'plain' | 'danger' | 'link'
  disabled?: boolean
  busy?: boolean
}

/** A button with a word on it; while busy it says so and takes no second tap. */
export function Button({
  className,
  text,
  onTap,
  kind = 'main',
  disabled = false,
  busy = false,
}: ButtonProps) {
  return (
    <Tap className={classes('btn', `btn--${kind}`, className)} onTap={onTap} disabled={disabled || busy}>
      {busy ? `${text}…` : text}
    </Tap>
  )
}

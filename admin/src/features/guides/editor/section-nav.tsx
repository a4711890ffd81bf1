import { useEffect, useState } from 'react'
import { goTo, sectionId, sectionOf, SECTION_KEYS, SECTIONS, type SectionKey } from '../guide-sections'

interface SectionNavProps {
  points: Record<SectionKey, number | null>
  errors: ReadonlyMap<string, string>
}

/** The way to each section, with what it lacks and whether something in it is wrong. */
export function SectionNav({ points, errors }: SectionNavProps) {
  const here = useSectionInView()
  const wrong = new Set(
    [...errors.keys()].map((path) => (path.startsWith('limits.steps') ? 'stages' : sectionOf(path))),
  )
  return (
    <nav className="gnav" aria-label="指南的各部分">
      {SECTION_KEYS.map((key) => (
        <a
          key={key}
          href={`#${sectionId(key)}`}
          className="gnav__i"
          aria-current={here === key ? 'true' : undefined}
          onClick={(e) => {
            e.preventDefault()
            goTo(key)
          }}
        >
          <span className="grow">{SECTIONS[key].name}</span>
          <NavMark points={points[key]} wrong={wrong.has(key)} />
        </a>
      ))}
    </nav>
  )
}

function NavMark({ points, wrong }: { points: number | null; wrong: boolean }) {
  if (wrong) return <span className="late-count small">有错</span>
  if (points === null) return <span className="small muted">选填</span>
  if (points === 0)
    return (
      <span className="small gdone">
        ✓<span className="visually-hidden">齐了</span>
      </span>
    )
  return (
    <span className="small muted num">
      −{points}
      <span className="visually-hidden"> 分</span>
    </span>
  )
}

/** How far below the top a section may begin to be the one that is read, in pixels. */
const READING_LINE = 160

/** The last section that has begun above the reading line. */
function useSectionInView(): SectionKey | null {
  const [here, setHere] = useState<SectionKey | null>(null)
  useEffect(() => {
    const main = document.querySelector('.geditor__main')
    if (!main) return
    const look = () => {
      const line = main.getBoundingClientRect().top + READING_LINE
      const begun = SECTION_KEYS.filter((key) => {
        const section = document.getElementById(sectionId(key))
        return section !== null && section.getBoundingClientRect().top <= line
      })
      setHere(begun.at(-1) ?? null)
    }
    look()
    main.addEventListener('scroll', look, { passive: true })
    return () => main.removeEventListener('scroll', look)
  }, [])
  return here
}

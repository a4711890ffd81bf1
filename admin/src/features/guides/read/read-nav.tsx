import { goTo, sectionId, SECTION_KEYS, SECTIONS } from '../guide-sections'

export function ReadNav() {
  return (
    <nav className="gnav" aria-label="指南的各部分">
      {SECTION_KEYS.map((key) => (
        <a
          key={key}
          href={`#${sectionId(key)}`}
          className="gnav__i"
          onClick={(e) => {
            e.preventDefault()
            goTo(key)
          }}
        >
          {SECTIONS[key].name}
        </a>
      ))}
    </nav>
  )
}

/** The drawn icons: 24-unit strokes in the colour of the text. */
const PATHS = {
  home: 'M4 11.5 12 5l8 6.5V19a1 1 0 0 1-1 1h-4.5v-5h-5v5H5a1 1 0 0 1-1-1z',
  tree: 'M4 4h6v4.5H4zM13.5 9.5h6V14h-6zM13.5 16h6v4.5h-6zM7 8.5v9.75h6.5M7 11.75h6.5',
  flag: 'M6 21V4M6 5h11.5l-2.3 3.5 2.3 3.5H6',
  shield: 'm12 3.5 7 2.5v5.500c0 4.500-3 7.600-7 9-4-1.400-7-4.500-7-9V6zM9 12l2.200 2.200L15 10.300',
  bell: 'M12 4a5.5 5.5 0 0 0-5.500 5.500V14L5 17h14l-1.500-3V9.500A5.500 5.500 0 0 0 12 4zM10 19.500a2.200 2.200 0 0 0 4 0',
  user: 'M15.500 8.500a3.500 3.500 0 1 1-7 0 3.500 3.500 0 0 1 7 0M5 20c.6-3.800 3.400-5.800 7-5.800s6.400 2 7 5.800',
  people:
    'M12 9a3 3 0 1 1-6 0 3 3 0 0 1 6 0M3.500 19c.5-3.200 2.700-5 5.500-5s5 1.800 5.500 5M15.500 6.500a3 3 0 0 1 0 5.200M17 14.500c2 .7 3.200 2.300 3.500 4.500',
  calendar: 'M5 6h14v14H5zM5 10h14M9 3.500V7M15 3.500V7',
  sliders:
    'M4 8h8M18 8h2M4 16h2M12 16h8M17.500 8a2.500 2.500 0 1 1-5 0 2.500 2.500 0 0 1 5 0M11.500 16a2.500 2.500 0 1 1-5 0 2.500 2.500 0 0 1 5 0',
  mail: 'M4 6h16v12H4zM4.500 7l7.500 6 7.500-6',
  list: 'M9 6.500h11M9 12h11M9 17.500h11M4.500 6.500h.01M4.500 12h.01M4.500 17.500h.01',
  search: 'M17 11a6 6 0 1 1-12 0 6 6 0 0 1 12 0M15.500 15.500 20 20',
  close: 'm6 6 12 12M18 6 6 18',
  down: 'm6 9.500 6 6 6-6',
  right: 'm9.500 6 6 6-6 6',
  left: 'm14.500 6-6 6 6 6',
  check: 'm5 12.500 4.500 4.500L19 7.500',
  plus: 'M12 5v14M5 12h14',
  up: 'm6 14.500 6-6 6 6',
  trash: 'M5 7h14M9.500 7V4.500h5V7M7 7l.8 12.500h8.400L17 7M10.200 10.500v6M13.800 10.500v6',
  indent: 'M4 6h16M11 12h9M11 18h9M4 10l3.500 3.500L4 17',
  outdent: 'M4 6h16M11 12h9M11 18h9M7.500 10 4 13.500 7.500 17',
  inbox: 'M5 5.500h14l1.500 8V19h-17v-5.500zM3.500 13.500H9l1 2.500h4l1-2.500h5.500',
  retry: 'M19 8A8 8 0 1 0 20 12M20 4v4.500h-4.500',
  lock: 'M6 10.500h12V20H6zM8.500 10.500V8a3.500 3.500 0 0 1 7 0v2.500M12 14.500v2',
  columns: 'M4.500 5h15v14h-15zM9.500 5v14M14.500 5v14',
  download: 'M12 4v11M7.500 11 12 15.500 16.500 11M5 19.500h14',
  clip: 'm19 11-7.500 7.500a4.200 4.200 0 0 1-6-6L13 5a2.800 2.800 0 0 1 4 4l-7.500 7.500a1.400 1.400 0 0 1-2-2L14 8',
  photo: 'M4 5.500h16v13H4zM4 16l4.500-4.500 3.500 3.500 2.500-2.500L20 17M15.500 9.500h.01',
  warn: 'M12 4.500 21 19.500H3zM12 10v4.500M12 17h.01',
  edit: 'M4.500 19.500 5.500 15 16 4.500l3.500 3.500L9 18.500zM14 6.500l3.500 3.500',
} as const

export type IconName = keyof typeof PATHS

export function Icon({ name, small = false }: { name: IconName; small?: boolean }) {
  return (
    <svg className={small ? 'icon icon--16' : 'icon'} viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  )
}

export function Logo() {
  return (
    <svg width="28" height="28" viewBox="0 0 28 28" aria-hidden="true">
      <rect width="28" height="28" rx="6" fill="var(--c-primary)" />
      <g
        fill="none"
        stroke="var(--c-on-primary)"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        <path d="M21.7 11.500A8.300 8.300 0 1 1 17 6.300" />
        <path d="m10 14 3.200 3.200L21 8.500" />
      </g>
    </svg>
  )
}

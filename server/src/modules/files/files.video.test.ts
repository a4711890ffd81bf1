import { withoutMetadata } from './files.video'

/** A box of ISO base media; `large`: with its size in eight bytes. */
function box(type: string, content: Buffer, large = false): Buffer {
  const head = Buffer.alloc(large ? 16 : 8)
  head.writeUInt32BE(large ? 1 : head.length + content.length, 0)
  head.write(type, 4, 'latin1')
  if (large) head.writeBigUInt64BE(BigInt(head.length + content.length), 8)
  return Buffer.concat([head, content])
}

const said = (text: string) => Buffer.from(text, 'latin1')
/** Version, flags, then when it was made and changed. */
function dated(type: string, version: 0 | 1): Buffer {
  const dates = version === 1 ? 16 : 8
  return box(type, Buffer.concat([Buffer.from([version, 0, 0, 0]), Buffer.alloc(dates, 7), said('REST')]))
}

const FILM = said('the film itself')
const film = (large = false) =>
  Buffer.concat([
    box('ftyp', said('isomiso2')),
    box(
      'moov',
      Buffer.concat([
        dated('mvhd', 0),
        box('udta', said('+32.3+118.3/ PHONE OF ZHANG'), large),
        box(
          'trak',
          Buffer.concat([dated('tkhd', 1), box('mdia', dated('mdhd', 0)), box('meta', said('ZHANG'))]),
        ),
      ]),
    ),
    box('uuid', said('ZHANG again')),
    box('mdat', FILM),
  ])

it.each([false, true])(
  'takes out who filmed where, and leaves every byte of the film in its place',
  (large) => {
    const before = film(large)
    const after = withoutMetadata(before)
    expect(after.length).toBe(before.length)
    expect(after.includes('ZHANG')).toBe(false)
    expect(after.includes('+32.3')).toBe(false)
    expect(after.indexOf(FILM)).toBe(before.indexOf(FILM))
    expect(after.includes('udta') || after.includes('uuid') || after.includes('meta')).toBe(false)
  },
)

it('makes dates zero in both versions of a header and leaves what follows them', () => {
  const after = withoutMetadata(film())
  expect(after.includes(Buffer.alloc(8, 7))).toBe(false)
  expect(after.toString('latin1').match(/REST/g)).toHaveLength(3)
})

it('changes nothing of the bytes it was given, and nothing of what is no film', () => {
  const before = film()
  const copy = Buffer.from(before)
  withoutMetadata(before)
  expect(before.equals(copy)).toBe(true)
  const broken = Buffer.concat([said('\u0000\u0000\u0000\u0003'), said('udtaZHANG')])
  expect(withoutMetadata(broken).equals(broken)).toBe(true)
  expect(withoutMetadata(Buffer.alloc(3))).toHaveLength(3)
})

it('reads a last box that goes on to the end of the file', () => {
  const last = Buffer.from(box('udta', said('ZHANG')))
  last.writeUInt32BE(0, 0)
  expect(withoutMetadata(Buffer.concat([box('mdat', FILM), last])).includes('ZHANG')).toBe(false)
})

import { parseWxml } from './wxml.parse'

const el = (tag: string, attrs: object, children: object[] = []) => ({
  kind: 'element',
  tag,
  attrs,
  children,
})
const text = (value: string) => ({ kind: 'text', text: value })

describe('parseWxml', () => {
  it('reads tags, attributes of every spelling and texts', () => {
    expect(
      parseWxml(`<view class="a" id='b' hidden wx:if="{{x > 1}}">你好<image src="1.png" /></view>`),
    ).toEqual([
      el('view', { class: 'a', id: 'b', hidden: true, 'wx:if': '{{x > 1}}' }, [
        text('你好'),
        el('image', { src: '1.png' }),
      ]),
    ])
  })

  it('drops comments and white space between tags', () => {
    expect(parseWxml('<view>\n  <!-- <text> -->\n  <text>a</text>\n</view>')).toEqual([
      el('view', {}, [el('text', {}, [text('a')])]),
    ])
  })

  it('takes the script of an inline wxs as it is', () => {
    expect(parseWxml('<wxs module="m">if (a < b) {}</wxs>')).toEqual([
      el('wxs', { module: 'm' }, [text('if (a < b) {}')]),
    ])
  })

  it.each([
    ['<view>', 'wxml: <view> is not closed'],
    ['<view></text>', 'wxml: </text> closes <view> at 6'],
    ['<view class="a>', 'wxml: cannot read at 11:'],
    ['<wxs module="m">a', 'wxml: <wxs> is not closed'],
  ])('names what is wrong in %s', (source, message) => {
    expect(() => parseWxml(source)).toThrow(message)
  })
})

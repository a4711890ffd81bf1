import fc from 'fast-check'
import { concernedLines } from './concerned.rules'

it.each([
  ['张三 13800000001', '张三', '13800000001'],
  ['张三\t138 0000 0001', '张三', '13800000001'],
  ['13800000001，张三', '张三', '13800000001'],
  ['欧阳 小明：138-0000-0001', '欧阳 小明', '13800000001'],
  ['张三 １３８０００００００１', '张三', '13800000001'],
])('reads “%s”', (text, name, phone) => {
  expect(concernedLines(text)).toEqual([{ line: 1, name, phone, problem: null }])
})

it('says of each line that is wrong what is, by the number people see', () => {
  const lines = concernedLines('张三 13800000001\n\n李四\n王五 12345678901\n13800000002\n赵六 13800000001')
  expect(lines.map(({ line, problem }) => [line, problem])).toEqual([
    [1, null],
    [3, '没有手机号'],
    [4, '手机号应为 11 位数字'],
    [5, '没有姓名'],
    [6, '手机号和前面的重复'],
  ])
})

it('takes no line twice and loses none that is not empty', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 40 }), { maxLength: 20 }), (texts) => {
      const text = texts.join('\n')
      const lines = concernedLines(text)
      const written = text
        .normalize('NFKC')
        .split(/\r?\n/)
        .filter((one) => one.trim() !== '')
      expect(lines).toHaveLength(written.length)
      const taken = lines.filter(({ problem }) => problem === null).map(({ phone }) => phone)
      expect(new Set(taken).size).toBe(taken.length)
    }),
  )
})

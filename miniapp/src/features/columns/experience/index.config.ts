export default definePageConfig({ navigationBarTitleText: '经验交流', enablePullDownRefresh: true })

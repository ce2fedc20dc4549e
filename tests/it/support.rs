//! Made-up lines, the same at every run.

/// A small random generator (xorshift64*).
pub struct Random(pub u64);

impl Random {
    pub fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % n
    }

    pub fn one_of<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }
}

const HAN: &str = "数据 模型 训练 推理 芯片 电力 市场 投资 用户 产品 平台 系统 公司 团队 问题 方法 时间 世界 技术 研究 科学 \
    教育 历史 社会 经济 政策 语言 城市 电影 文学 记忆 情感 健康 医生 药物 细胞 基因 宇宙 星球 火箭 汽车 工厂 机器 \
    手机 相机 网络 安全 隐私 法律 税收 货币 股票 基金 保险 农业 食品 茶叶 旅行 建筑 设计 艺术 绘画 摄影 \
    戏剧 舞蹈 体育 足球 棋手 游戏 玩家 社区 邻居 朋友 家庭 孩子 父亲 母亲 老师 学生 学校 图书 出版 编辑 记者 采访 \
    中心 中间 长期 重新 行动 音响 快递 女性 绿地 单位 组合 战争 开始 资源 建议 边缘 贝壳 维修 奥运 国家 \
    克服 伯父 扎实 格局 瓶子 颈椎 能力 源头 云层 河流 山谷 海洋 渔船 港口 桥梁 铁路 高原 沙漠 森林 昆虫 鸟类 语法 \
    为什么 怎么 我们 他们 如何 不是 可以 需要 成为 没有 一个 这些 那些 非常 关于 也许 终于 其实";
const GLUE: &str = "的 与 和 在 是 了 从 到 对 把 让 被 谈 说 ： ， · ";
const LATIN: &str = "model data market the of and with open source platform question future cloud network market \
    memory chip energy power agent scale learning vision robot startup founder product design human language book \
    story music photo garden river mountain library Alice Bruno Carla Dmitri Elena Farid Goran Hanna API CPU SQL HTTP";
const KANA: &str = "さくら みずうみ ともだち コンピュータ ニュース かぜ そら ゆき カメラ ことば";

/// `count` lines of mixed Chinese and Latin, about twenty characters each.
pub fn lines(count: usize, seed: u64) -> Vec<String> {
    let split = |list: &'static str| list.split_whitespace().collect::<Vec<_>>();
    let (han, glue, latin, kana) = (split(HAN), split(GLUE), split(LATIN), split(KANA));
    let mut random = Random(seed);
    let mut line = || {
        let mut text = String::new();
        let all_latin = random.below(5) == 0;
        for _ in 0..3 + random.below(4) {
            match random.below(12) {
                _ if all_latin => text.extend([random.one_of(&latin), " "]),
                0 => text.extend([" ", random.one_of(&latin), " "]),
                1 => text.push_str(random.one_of(&kana)),
                2..=5 => text.push_str(random.one_of(&glue)),
                _ => text.extend([random.one_of(&han), random.one_of(&han)]),
            }
        }
        text.trim().to_owned()
    };
    (0..count).map(|_| line()).collect()
}

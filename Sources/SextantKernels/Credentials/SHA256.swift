/// The digest SHA-256 of FIPS 180-4, over bytes that come piece by piece.
public struct SHA256: Sendable {
  private var state: [UInt32] = [
    0x6A09_E667, 0xBB67_AE85, 0x3C6E_F372, 0xA54F_F53A,
    0x510E_527F, 0x9B05_688C, 0x1F83_D9AB, 0x5BE0_CD19,
  ]
  private var block: [UInt8] = []
  private var count: UInt64 = 0

  public init() {}

  /// The digest of bytes at hand, 32 bytes.
  public static func digest(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    var digest = SHA256()
    digest.add(bytes)
    return digest.finished()
  }

  public mutating func add(_ bytes: some Sequence<UInt8>) {
    let isDone: Void? = bytes.withContiguousStorageIfAvailable { add($0) }
    if isDone == nil { add(ContiguousArray(bytes)) }
  }

  /// Whole blocks are taken where they stand; what is left waits for more.
  private mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    count &+= UInt64(bytes.count)
    var rest = bytes[...]
    if !block.isEmpty {
      let missing = rest.prefix(64 - block.count)
      block.append(contentsOf: missing)
      rest = rest.dropFirst(missing.count)
      guard block.count == 64 else { return }
      turn()
    }
    while rest.count >= 64 {
      turn(UnsafeBufferPointer(rebasing: rest.prefix(64)))
      rest = rest.dropFirst(64)
    }
    block.append(contentsOf: rest)
  }

  /// The digest of all that was added.
  public consuming func finished() -> [UInt8] {
    let bits = count &* 8
    block.append(0x80)
    if block.count > 56 {
      block.append(contentsOf: repeatElement(0, count: 64 - block.count))
      turn()
    }
    block.append(contentsOf: repeatElement(0, count: 56 - block.count))
    for shift in stride(from: UInt64(56), through: 0, by: -8) {
      block.append(UInt8(truncatingIfNeeded: bits >> shift))
    }
    turn()
    return state.flatMap { word in
      [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> $0) }
    }
  }

  private mutating func turn() {
    let whole = block
    whole.withUnsafeBufferPointer { turn($0) }
    block.removeAll(keepingCapacity: true)
  }

  /// Takes in one block of 64 bytes. Nothing is allocated: a digest is taken of files of any size.
  private mutating func turn(_ block: UnsafeBufferPointer<UInt8>) {
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { words in
      for place in 0..<16 {
        words[place] =
          UInt32(block[4 * place]) << 24 | UInt32(block[4 * place + 1]) << 16
          | UInt32(block[4 * place + 2]) << 8 | UInt32(block[4 * place + 3])
      }
      for place in 16..<64 {
        let (early, late) = (words[place - 15], words[place - 2])
        let first = Self.turned(early, 7) ^ Self.turned(early, 18) ^ early >> 3
        let second = Self.turned(late, 17) ^ Self.turned(late, 19) ^ late >> 10
        words[place] = words[place - 16] &+ first &+ words[place - 7] &+ second
      }
      mix(UnsafeBufferPointer(words))
    }
  }

  private mutating func mix(_ words: UnsafeBufferPointer<UInt32>) {
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    Self.constants.withUnsafeBufferPointer { constants in
      for place in 0..<64 {
        let high = Self.turned(e, 6) ^ Self.turned(e, 11) ^ Self.turned(e, 25)
        let chosen = (e & f) ^ (~e & g)
        let one = h &+ high &+ chosen &+ constants[place] &+ words[place]
        let low = Self.turned(a, 2) ^ Self.turned(a, 13) ^ Self.turned(a, 22)
        let most = (a & b) ^ (a & c) ^ (b & c)
        (h, g, f, e) = (g, f, e, d &+ one)
        (d, c, b, a) = (c, b, a, one &+ low &+ most)
      }
    }
    state[0] = state[0] &+ a
    state[1] = state[1] &+ b
    state[2] = state[2] &+ c
    state[3] = state[3] &+ d
    state[4] = state[4] &+ e
    state[5] = state[5] &+ f
    state[6] = state[6] &+ g
    state[7] = state[7] &+ h
  }

  private static func turned(_ word: UInt32, _ count: UInt32) -> UInt32 {
    word >> count | word << (32 - count)
  }

  private static let constants: [UInt32] = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4,
    0xab1c_5ed5,
    0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7,
    0xc19b_f174,
    0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc,
    0x76f9_88da,
    0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351,
    0x1429_2967,
    0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e,
    0x9272_2c85,
    0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585,
    0x106a_a070,
    0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f,
    0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7,
    0xc671_78f2,
  ]
}

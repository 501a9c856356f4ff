import CCurl
import Dispatch
import Foundation

/// One request to a machine nearby and its whole answer, by libcurl.
enum Wire {
  struct Answer: Sendable {
    let status: Int
    let body: Data
  }

  /// Asks away from the threads that the tests run on: curl blocks the one it is called from.
  static func send(_ method: String, _ address: String, _ body: Data? = nil) async throws -> Answer
  {
    try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global().async {
        continuation.resume(with: Result { try perform(method, address, body) })
      }
    }
  }

  private static let isReady = curl_global_init(3) == CURLE_OK

  private static func perform(_ method: String, _ address: String, _ body: Data?) throws -> Answer {
    guard isReady, let handle = curl_easy_init() else { throw Trouble("curl does not start") }
    defer { curl_easy_cleanup(handle) }
    let headers = curl_slist_append(nil, "Content-Type: application/json; charset=utf-8")
    defer { curl_slist_free_all(headers) }
    let received = Received()
    let sent = body.map { [UInt8]($0) } ?? []
    return try sent.withUnsafeBytes { bytes in
      _ = sextant_curl_set_text(handle, CURLOPT_URL, address)
      _ = sextant_curl_set_text(handle, CURLOPT_CUSTOMREQUEST, method)
      _ = sextant_curl_set_text(handle, CURLOPT_PROXY, "")
      _ = sextant_curl_set_long(handle, CURLOPT_NOSIGNAL, 1)
      _ = sextant_curl_set_long(handle, CURLOPT_TIMEOUT, 180)
      if body != nil {
        _ = sextant_curl_set_list(handle, CURLOPT_HTTPHEADER, headers)
        _ = sextant_curl_set_long(handle, CURLOPT_POSTFIELDSIZE, bytes.count)
        _ = sextant_curl_set_pointer(
          handle, CURLOPT_POSTFIELDS, UnsafeMutableRawPointer(mutating: bytes.baseAddress))
      }
      _ = sextant_curl_set_pointer(
        handle, CURLOPT_WRITEDATA, Unmanaged.passUnretained(received).toOpaque())
      _ = sextant_curl_set_transfer(handle, CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
        guard let bytes, let context else { return 0 }
        Unmanaged<Received>.fromOpaque(context).takeUnretainedValue().body
          .append(UnsafeRawPointer(bytes).assumingMemoryBound(to: UInt8.self), count: size * count)
        return size * count
      }
      let code = curl_easy_perform(handle)
      guard code == CURLE_OK else {
        throw Trouble("\(method) \(address): \(String(cString: curl_easy_strerror(code)))")
      }
      var status = 0
      _ = sextant_curl_get_long(handle, CURLINFO_RESPONSE_CODE, &status)
      return Answer(status: status, body: received.body)
    }
  }

  private final class Received {
    var body = Data()
  }
}

/// Something outside of what is tested that stopped a test: the driver, a program, the network.
struct Trouble: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

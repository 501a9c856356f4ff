import SextantFiles
import SextantModel

extension Dossier {
  /// What the clock on the wall shows: an institution's own, wherever the program runs, for it is by
  /// this clock that defences are planned and minutes signed; elsewhere that of the machine.
  var wallClock: WallSecond {
    isInstitution ? currentWallSecond(in: only(Institution.self).timeZone) : currentWallSecond()
  }
}

